namespace Kashf.Core.Tags;

/// <summary>A tag's reports and stored predictions, counted.</summary>
public readonly record struct TagCounts(long TagId, long Positives, long Negatives, long Predictions = 0)
{
    public long Reports => Positives + Negatives;
}
