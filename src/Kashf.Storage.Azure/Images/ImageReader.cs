using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Images;

/// <summary>Reads many documents about images by their ids: each costs a point read, and nothing is searched.</summary>
internal sealed class ImageReader(CosmosContainers containers)
{
    private const int AtOnce = 100;

    /// <returns>What is behind these URLs, by URL.</returns>
    public Task<Dictionary<string, ImageUrlDocument>> ReadUrlsAsync(
        DatasetScope scope, IEnumerable<string> urls, CancellationToken cancellation) =>
        ReadAsync<ImageUrlDocument>(scope, urls, ImageKey.OfUrl, found => found.Url, "images.find_urls", cancellation);

    /// <returns>What is known of these contents, by their hash.</returns>
    public Task<Dictionary<string, ImageDocument>> ReadAsync(
        DatasetScope scope, IEnumerable<string> hashes, CancellationToken cancellation) =>
        ReadAsync<ImageDocument>(scope, hashes, ImageKey.OfContent, found => found.Hash, "images.find", cancellation);

    /// <returns>Which model saw these contents, by their hash.</returns>
    public Task<Dictionary<string, ImageModel>> ReadModelsAsync(
        DatasetScope scope, IEnumerable<string> hashes, CancellationToken cancellation) =>
        ReadAsync<ImageModel>(scope, hashes, ImageKey.OfContent, found => found.Hash, "images.find_unseen", cancellation);

    private async Task<Dictionary<string, T>> ReadAsync<T>(
        DatasetScope scope,
        IEnumerable<string> names,
        Func<DatasetScope, string, ImageKey> key,
        Func<T, string> name,
        string operation,
        CancellationToken cancellation)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var part in names.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var documents = part.Select(one => key(scope, one).In(scope)).ToList();
            foreach (var document in await containers.Items.ReadManyAsync<T>(documents, operation, cancellation))
                found[name(document)] = document;
        }

        return found;
    }
}
