namespace Kashf.Core.Datasets;

/// <summary>Quality measured on held-out examples.</summary>
/// <param name="Precision">Right answers of all answers, 0..1.</param>
/// <param name="Recall">Right answers of all that should have been given, 0..1.</param>
public sealed record Evaluation(double Precision, double Recall)
{
    /// <summary>The harmonic mean of precision and recall, 0..1.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}
