using System.ComponentModel;
using Kashf.Core.Datasets;

namespace Kashf.Functions.Datasets;

[Description("Recall and precision of a dataset in whole percent; null before the first training.")]
public sealed record PercentEvaluation(double? Recall, double? Precision)
{
    public static PercentEvaluation From(Evaluation? evaluation) =>
        new(Percent.Of(evaluation?.Recall, 0), Percent.Of(evaluation?.Precision, 0));
}
