namespace Kashf.Storage.Azure.Counts;

/// <summary>Counts of lists at one moment.</summary>
/// <param name="Changes">Grows with every change of an item.</param>
/// <param name="RemovedTags">Tags that are being removed: nobody may see them any more.</param>
internal sealed record ListCounts(IReadOnlyDictionary<string, long> Lists, long Changes, IReadOnlySet<long> RemovedTags)
{
    public long Of(string list) => Lists.GetValueOrDefault(list);
}
