namespace Kashf.Core.Tagging;

/// <summary>A tag that was found, with its calibrated probability, 0..1.</summary>
public sealed record TagPrediction(long TagId, string Title, double Probability);
