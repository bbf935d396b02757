namespace Kashf.Core.Tags;

/// <summary>A tag's reports, counted.</summary>
public readonly record struct TagCounts(long TagId, long Positives, long Negatives)
{
    public long Reports => Positives + Negatives;
}
