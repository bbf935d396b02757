using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Images;

/// <summary>
/// Saves one image: its content first, its URL last. What dies between leaves a URL that is not known, so that the image is
/// opened and saved again; each step done twice is done once.
/// </summary>
internal sealed class ImageWriter(CosmosContainers containers, ItemImages items, ItemMerging merging)
{
    /// <returns>The URL under which its content was first saved; null where its own has the item of other content, which stays.</returns>
    public async Task<string?> SaveAsync(Dataset dataset, SeenImage seen, bool isKept, CancellationToken cancellation)
    {
        var scope = DatasetScope.Of(dataset.AccountId, dataset.Id);
        var image = await SaveContentAsync(ImageDocument.Of(scope, seen), scope, cancellation);
        var url = ImageUrlDocument.Of(scope, seen, isFirst: image.Url == seen.Url, isKept);
        if (!url.IsFirst && await HasItemOfOtherAsync(scope, url, cancellation))
        {
            await ForgetUrlAsync(url, scope, cancellation);
            return null;
        }

        await (url.IsFirst ? SaveFirstAsync(scope, url, image.OtherUrls, cancellation) : SaveOtherAsync(dataset, scope, url, image.Url!, cancellation));
        return image.Url;
    }

    private async Task<bool> HasItemOfOtherAsync(DatasetScope scope, ImageUrlDocument url, CancellationToken cancellation) =>
        await containers.Items.FindAsync<ImageUrlDocument>(url.Id, scope.In(url.Bucket), "images.save_url", cancellation) is { } before
        && before.Document.Hash != url.Hash
        && await merging.HasItemAsync(scope, url.Url, cancellation);

    private async Task SaveFirstAsync(DatasetScope scope, ImageUrlDocument url, IReadOnlyList<string> otherUrls, CancellationToken cancellation)
    {
        var told = await items.TrySetAsync(scope, url, otherUrls, cancellation);
        await SaveUrlAsync(url, scope, cancellation);
        if (!told)
            await items.TrySetAsync(scope, url, otherUrls, cancellation);
    }

    private async Task SaveOtherAsync(Dataset dataset, DatasetScope scope, ImageUrlDocument url, string first, CancellationToken cancellation)
    {
        // Where its item can't be moved now, the URL stays unknown: its image is saved another time.
        if (!await merging.MoveAsync(dataset, url.Url, first, cancellation))
            return;
        await SaveUrlAsync(url, scope, cancellation);
        await merging.MoveAsync(dataset, url.Url, first, cancellation);
        await items.SetOtherUrlsAsync(scope, url.Hash, cancellation);
    }

    /// <returns>The image as it is stored, with the URL of its item.</returns>
    private async Task<ImageDocument> SaveContentAsync(ImageDocument image, DatasetScope scope, CancellationToken cancellation)
    {
        var key = scope.In(image.Bucket);
        while (true)
        {
            if (await containers.Items.TryCreateAsync(image, key, "images.save", cancellation) is not null)
                return image;
            if (await containers.Items.FindAsync<ImageDocument>(image.Id, key, "images.save", cancellation) is not { } stored)
                continue;
            var next = stored.Document.SavedAgain(image);
            if (ReferenceEquals(next, stored.Document))
                return next;
            if (await containers.Items.TryReplaceAsync(next, next.Id, key, stored.ETag, "images.save", cancellation) is not null)
                return next;
        }
    }

    private async Task SaveUrlAsync(ImageUrlDocument url, DatasetScope scope, CancellationToken cancellation)
    {
        var key = scope.In(url.Bucket);
        while (true)
        {
            if (await containers.Items.FindAsync<ImageUrlDocument>(url.Id, key, "images.save_url", cancellation) is not { } stored)
            {
                if (await containers.Items.TryCreateAsync(url, key, "images.save_url", cancellation) is not null)
                    return;
                continue;
            }

            var next = url with { IsKept = url.IsKept || (stored.Document.IsKept && stored.Document.Hash == url.Hash) };
            if (stored.Document == next)
                return;
            if (stored.Document.Hash != next.Hash)
                await ForgetUrlAsync(stored.Document, scope, cancellation);
            if (await containers.Items.TryReplaceAsync(next, next.Id, key, stored.ETag, "images.save_url", cancellation) is not null)
                return;
        }
    }

    /// <summary>What is not behind the URL, or no more, may still be behind others: the next one saved names it.</summary>
    private async Task ForgetUrlAsync(ImageUrlDocument before, DatasetScope scope, CancellationToken cancellation)
    {
        var (id, key) = ImageKey.OfContent(scope, before.Hash).In(scope);
        await containers.Items.ReplaceAsync<ImageDocument>(
            id, key, image => image.Without(before.Url), "images.save_url", cancellation);
        await items.SetOtherUrlsAsync(scope, before.Hash, cancellation);
    }
}
