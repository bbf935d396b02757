using Kashf.Core.Datasets;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Images;

/// <summary>
/// Brings the size of an image into the item whose content is its URL, so that a page of a list need not look for it. Whoever
/// creates the one looks for the other afterwards: of two at once, the later one sees both.
/// </summary>
internal sealed class ItemSizes(CosmosContainers containers, ImageReader images)
{
    private const int AtOnce = 32;

    /// <returns>The images behind these contents, those that were saved; none for datasets of texts.</returns>
    public async Task<IReadOnlyDictionary<string, ImageUrlDocument>> FindAsync(
        DatasetScope scope, DatasetType type, IEnumerable<string> contents, CancellationToken cancellation) =>
        type == DatasetType.Text ? [] : await images.ReadUrlsAsync(scope, contents, cancellation);

    /// <summary>Tells items that were created without a size, where their image has been saved meanwhile.</summary>
    public async Task SetMissingAsync(DatasetScope scope, DatasetType type, IEnumerable<string> contents, CancellationToken cancellation)
    {
        var found = await FindAsync(scope, type, contents, cancellation);
        await Parallel.ForEachAsync(
            found.Values,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (image, token) => await TrySetAsync(scope, image, token));
    }

    /// <returns>Whether there is an item that did not know it.</returns>
    public Task<bool> TrySetAsync(DatasetScope scope, ImageUrlDocument image, CancellationToken cancellation)
    {
        var key = ItemKey.Of(scope, image.Url);
        return containers.Items.TryPatchAsync(
            key.DocumentId,
            scope.In(key.Bucket),
            [PatchOperation.Set("/width", image.Width), PatchOperation.Set("/height", image.Height)],
            $"FROM c WHERE NOT IS_DEFINED(c.width) OR c.width != {image.Width} OR c.height != {image.Height}",
            "images.set_size",
            cancellation);
    }
}
