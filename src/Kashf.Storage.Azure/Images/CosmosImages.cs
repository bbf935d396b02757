using Kashf.Core.Images;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Images;

internal sealed class CosmosImages(IDatasets datasets, ImageReader reader, ImageWriter writer) : IImages
{
    private const int AtOnce = 16;

    public async Task<IReadOnlyList<string?>> SaveAsync(
        long accountId, long datasetId, IReadOnlyList<SeenImage> images, bool filesAreKept, CancellationToken cancellation)
    {
        string?[] saved = [.. images.Select(image => image.Url)];
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            return saved;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, images.Count).GroupBy(i => images[i].Hash, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (sameContent, token) =>
            {
                foreach (var i in sameContent)
                    saved[i] = await writer.SaveAsync(dataset, images[i], filesAreKept, token);
            });
        return saved;
    }

    public async Task<IReadOnlyList<SeenImage?>> FindAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        if (await FindScopeAsync(accountId, datasetId, cancellation) is not { } scope)
            return new SeenImage?[urls.Count];
        var known = await reader.ReadUrlsAsync(scope, urls, cancellation);
        var images = await reader.ReadAsync(scope, known.Values.Select(url => url.Hash), cancellation);
        return [.. urls.Select(url => known.TryGetValue(url, out var at) ? Seen(images, at.Hash, modelId, url) : null)];
    }

    public async Task<IReadOnlyList<SeenImage?>> FindByHashAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> hashes, CancellationToken cancellation)
    {
        if (await FindScopeAsync(accountId, datasetId, cancellation) is not { } scope)
            return new SeenImage?[hashes.Count];
        var images = await reader.ReadAsync(scope, hashes, cancellation);
        return [.. hashes.Select(hash => Seen(images, hash, modelId, ""))];
    }

    public async Task<IReadOnlyList<string>> FindUnseenAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        var asked = urls.Distinct(StringComparer.Ordinal).ToList();
        if (await FindScopeAsync(accountId, datasetId, cancellation) is not { } scope)
            return asked;
        var known = await reader.ReadUrlsAsync(scope, asked, cancellation);
        var models = await reader.ReadModelsAsync(scope, known.Values.Select(url => url.Hash), cancellation);
        return [.. asked.Where(url => !known.TryGetValue(url, out var at) || models.GetValueOrDefault(at.Hash)?.Model != modelId)];
    }

    public async Task<IReadOnlyList<ImageFile?>> FindFilesAsync(
        long accountId, long datasetId, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        if (await FindScopeAsync(accountId, datasetId, cancellation) is not { } scope)
            return new ImageFile?[urls.Count];
        var known = await reader.ReadUrlsAsync(scope, urls, cancellation);
        return [.. urls.Select(url => known.TryGetValue(url, out var at) ? new ImageFile(at.Hash, at.IsKept) : null)];
    }

    private static SeenImage? Seen(Dictionary<string, ImageDocument> images, string hash, string modelId, string url) =>
        images.TryGetValue(hash, out var image) && image.Model == modelId ? image.ToSeen(url) : null;

    /// <returns>Null where the account has no such dataset.</returns>
    private async Task<DatasetScope?> FindScopeAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        await datasets.FindAsync(accountId, datasetId, cancellation) is null ? null : DatasetScope.Of(accountId, datasetId);
}
