using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>Changes of whole documents that lose nobody's word.</summary>
internal static class Replacement
{
    /// <summary>Reads, changes and writes, and begins again where somebody wrote between.</summary>
    /// <param name="change">Null where the stored document is not to be changed any more.</param>
    public static async Task<Replaced<T>> ReplaceAsync<T>(
        this CosmosContainer container, string id, PartitionKey key, Func<T, T?> change, string operation, CancellationToken cancellation)
        where T : class
    {
        var refused = "";
        while (true)
        {
            var current = await container.FindAsync<T>(id, key, operation, cancellation);
            if (current is null || change(current.Document) is not { } changed)
            {
                return new(null, false);
            }

            // Nobody wrote between, and yet it was refused.
            if (current.ETag == refused)
            {
                return new(null, true);
            }

            if (await container.TryReplaceAsync(changed, id, key, current.ETag, operation, cancellation) is { } stored)
            {
                return new(stored.Document, false);
            }

            refused = current.ETag;
        }
    }
}
