using Kashf.Core.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace Kashf.Storage.Azure.Items;

/// <summary>Which dataset a tag belongs to: it never changes, so a page of its list need not read the tag again.</summary>
internal sealed class TagDatasets(ITags tags) : IDisposable
{
    private const int MostTags = 100_000;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostTags });

    /// <returns>Null where the account has no such tag. One that was deleted a moment ago may still be told.</returns>
    public async Task<long?> FindAsync(long accountId, long tagId, CancellationToken cancellation)
    {
        if (cache.TryGetValue((accountId, tagId), out long known))
            return known;
        if (await tags.FindAsync(accountId, tagId, cancellation) is not { } tag)
            return null;
        return cache.Set((accountId, tagId), tag.DatasetId, new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => cache.Dispose();
}
