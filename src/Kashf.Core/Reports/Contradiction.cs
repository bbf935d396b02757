namespace Kashf.Core.Reports;

/// <summary>A held-out prediction that contradicts a report on some tag.</summary>
/// <param name="Positive">What was reported.</param>
/// <param name="Probability">The tag's held-out probability, 0 to 1.</param>
public readonly record struct Contradiction(long ItemId, bool Positive, float Probability);
