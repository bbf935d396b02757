using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Images;

/// <summary>Opens those images of a dataset that its current model has not seen. Opening again costs one look at the store.</summary>
public sealed class OpenImages(
    IDatasets datasets,
    IItems items,
    IImages images,
    IImageReader reader,
    OpenUrls openUrls,
    KeepImage keep,
    IOptions<ImageOptions> options,
    TimeProvider time)
{
    private const int LookedUpAtOnce = 500;

    /// <summary>Opens the items of a range.</summary>
    /// <param name="reportedOnly">Whether only items with reports are opened, as a training needs.</param>
    public async Task<OpenedImages> RunAsync(long accountId, long datasetId, ItemRange range, bool reportedOnly, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            return OpenedImages.None;
        using var enough = EnoughTime();
        var (outcome, urls) = (OpenedImages.None, new List<string>());
        await foreach (var item in items.StreamAsync(accountId, datasetId, range, cancellation))
        {
            if (!reportedOnly || item.Reports.Count > 0)
                urls.Add(item.Content);
            if (urls.Count < LookedUpAtOnce)
                continue;
            outcome = outcome.Add(await RunAsync(dataset, urls, enough.Token, cancellation));
            urls.Clear();
        }

        return outcome.Add(await RunAsync(dataset, urls, enough.Token, cancellation));
    }

    /// <summary>Opens the images at some URLs.</summary>
    public async Task<OpenedImages> RunAsync(Dataset dataset, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        using var enough = EnoughTime();
        return await RunAsync(dataset, urls, enough.Token, cancellation);
    }

    private async Task<OpenedImages> RunAsync(
        Dataset dataset, IReadOnlyList<string> urls, CancellationToken enough, CancellationToken cancellation)
    {
        var unseen = urls.Count == 0
            ? []
            : await images.FindUnseenAsync(dataset.AccountId, dataset.Id, reader.ModelOf(dataset.Type), urls, cancellation);
        var results = await openUrls.RunItemsAsync(dataset, unseen, (image, token) => keep.RunAsync(dataset, image, token), enough, cancellation);
        var failures = unseen.Zip(results).Where(pair => !pair.Second.IsSuccess)
            .Select(pair => new FailedImage(pair.First, pair.Second.Error!.Detail))
            .ToList();
        return new OpenedImages(unseen.Count - failures.Count, failures.Count, [.. failures.Take(OpenedImages.MostFailures)])
        {
            Refused = [.. unseen.Zip(results).Where(pair => pair.Second.Error is { } error && error != OpenUrls.NoTimeLeft).Select(pair => pair.First)],
        };
    }

    private CancellationTokenSource EnoughTime() => new(options.Value.StepTime, time);
}
