using System.ComponentModel;
using Kashf.Core.Datasets;

namespace Kashf.Functions.Datasets;

[Description("Precision and recall as fractions.")]
public sealed record FractionEvaluation(double? Precision, double? Recall)
{
    private const int Decimals = 3;

    public static FractionEvaluation From(Evaluation? evaluation) =>
        new(Round(evaluation?.Precision), Round(evaluation?.Recall));

    private static double? Round(double? value) => value is { } known ? Math.Round(known, Decimals) : null;
}
