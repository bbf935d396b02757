using System.Collections.Concurrent;

namespace Kashf.Storage.Azure.Datasets;

/// <summary>
/// Which dataset had a slug when it was last seen, so that a slug costs one read and no query. Only a hint: whoever follows
/// it looks whether the dataset still has the slug.
/// </summary>
internal sealed class KnownSlugs
{
    private const int Limit = 100_000;

    private readonly ConcurrentDictionary<(long AccountId, string Slug), long> ids = new();

    public bool TryGet(long accountId, string slug, out long datasetId) => ids.TryGetValue((accountId, slug), out datasetId);

    public void See(long accountId, string slug, long datasetId)
    {
        if (ids.Count >= Limit)
        {
            ids.Clear();
        }

        ids[(accountId, slug)] = datasetId;
    }
}
