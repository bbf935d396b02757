namespace Kashf.Core.Learning;

/// <summary>How many items were reported to have a tag, and not to have it.</summary>
public readonly record struct TagCounts(long TagId, long Positives, long Negatives);
