namespace Kashf.Core.Predictions;

/// <summary>How probable a tag is for an item, 0 to 1.</summary>
public readonly record struct TagProbability(long TagId, float Probability);
