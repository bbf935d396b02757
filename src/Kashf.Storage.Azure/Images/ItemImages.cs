using Kashf.Core.Datasets;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Images;

/// <summary>
/// Brings what is known of an image into the item whose content is its URL, so that a page of a list need not look for it.
/// Whoever creates the one looks for the other afterwards: of two at once, the later one sees both.
/// </summary>
internal sealed class ItemImages(CosmosContainers containers, ImageReader images)
{
    private const int AtOnce = 32;

    /// <returns>The images behind these contents, those that were saved; none for datasets of texts.</returns>
    public async Task<IReadOnlyDictionary<string, ImageUrlDocument>> FindAsync(
        DatasetScope scope, DatasetType type, IEnumerable<string> contents, CancellationToken cancellation) =>
        type == DatasetType.Text ? [] : await images.ReadUrlsAsync(scope, contents, cancellation);

    /// <summary>Tells items that were just created what is known of their images by now.</summary>
    /// <param name="told">Of those images the items know the size.</param>
    public async Task SetMissingAsync(
        DatasetScope scope,
        DatasetType type,
        IReadOnlyList<string> contents,
        IReadOnlyDictionary<string, ImageUrlDocument> told,
        CancellationToken cancellation)
    {
        var found = (await FindAsync(scope, type, contents.Where(content => !told.ContainsKey(content)), cancellation)).Values.ToList();
        var all = found.Concat(contents.Select(told.GetValueOrDefault).OfType<ImageUrlDocument>()).ToList();
        var saved = await images.ReadModelsAsync(scope, all.Select(image => image.Hash), cancellation);
        var news = all.Select(image => (Image: image, Others: saved.GetValueOrDefault(image.Hash)?.OtherUrls ?? []));
        await Parallel.ForEachAsync(
            news.Where((item, i) => i < found.Count || item.Others.Count > 0),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (item, token) => await TrySetAsync(scope, item.Image, item.Others, token));
    }

    /// <returns>Whether there is an item that did not know it.</returns>
    public Task<bool> TrySetAsync(
        DatasetScope scope, ImageUrlDocument image, IReadOnlyList<string> otherUrls, CancellationToken cancellation) =>
        TrySetAsync(
            scope,
            image.Url,
            [PatchOperation.Set("/width", image.Width), PatchOperation.Set("/height", image.Height), PatchOperation.Set("/otherUrls", otherUrls)],
            $"NOT IS_DEFINED(c.width) OR c.width != {image.Width} OR c.height != {image.Height} OR {HasOtherThan(otherUrls)}",
            cancellation);

    /// <summary>Tells the item of a content at which URLs that was found, until it knows those of now.</summary>
    public async Task SetOtherUrlsAsync(DatasetScope scope, string hash, CancellationToken cancellation)
    {
        var (id, key) = ImageKey.OfContent(scope, hash).In(scope);
        var told = "";
        while (await containers.Items.FindAsync<ImageDocument>(id, key, "images.set_urls", cancellation) is { Document: { Url: { } url } image } stored
            && stored.ETag != told)
        {
            await TrySetAsync(scope, url, [PatchOperation.Set("/otherUrls", image.OtherUrls)], HasOtherThan(image.OtherUrls), cancellation);
            told = stored.ETag;
        }
    }

    private static string HasOtherThan(IReadOnlyList<string> urls) =>
        urls.Count == 0 ? "ARRAY_LENGTH(c.otherUrls) > 0" : $"NOT IS_DEFINED(c.otherUrls) OR ARRAY_LENGTH(c.otherUrls) != {urls.Count}";

    private Task<bool> TrySetAsync(
        DatasetScope scope, string url, IReadOnlyList<PatchOperation> changes, string condition, CancellationToken cancellation)
    {
        var key = ItemKey.Of(scope, url);
        return containers.Items.TryPatchAsync(
            key.DocumentId, scope.In(key.Bucket), changes, $"FROM c WHERE {condition}", "images.set", cancellation);
    }
}
