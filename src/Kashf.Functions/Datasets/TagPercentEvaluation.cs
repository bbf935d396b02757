using System.ComponentModel;
using Kashf.Core.Datasets;

namespace Kashf.Functions.Datasets;

[Description("Recall, precision and F1 of a tag in percent, one decimal; null before its first training.")]
public sealed record TagPercentEvaluation(double? Recall, double? Precision, double? F1)
{
    public static TagPercentEvaluation From(Evaluation? evaluation) =>
        new(Percent.Of(evaluation?.Recall, 1), Percent.Of(evaluation?.Precision, 1), Percent.Of(evaluation?.F1, 1));
}
