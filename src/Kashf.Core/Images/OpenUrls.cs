using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Images;

/// <summary>Opens images at URLs, several beside one another. In a file that was seen before the model does not look again.</summary>
public sealed class OpenUrls(IImageReader reader, IImages images, RecentlySeen recent, IOptions<ImageOptions> options) : IDisposable
{
    internal static readonly Error NoTimeLeft = new(
        ErrorKind.Unprocessable, "image-too-late", "opening the images took too long, and this one was not open in time; send it again");

    // Whatever many requests ask for at once, no more files than these lie in memory.
    private readonly SemaphoreSlim room = new(options.Value.OpenedInAll);

    /// <param name="dataset">Of images or faces: decides what is looked for.</param>
    /// <param name="urls">Those given twice are opened once.</param>
    /// <param name="use">Told of each image as it is opened; the file is let go when it returns.</param>
    /// <returns>For each URL, in order, what <paramref name="use"/> returned, or why the image can't be opened.</returns>
    public Task<IReadOnlyList<Result<T>>> RunAsync<T>(
        Dataset dataset, IReadOnlyList<string> urls, Func<OpenedImage, CancellationToken, Task<T>> use, CancellationToken cancellation) =>
        RunAsync<T>(dataset, urls, [], async (image, token) => await use(image, token), CancellationToken.None, cancellation);

    /// <summary>The same for items: of those that were opened before, the file that was kept is looked at.</summary>
    /// <param name="enough">Ends the opening: what is not open by then is refused, with what is open the work goes on.</param>
    public async Task<IReadOnlyList<Result<T>>> RunItemsAsync<T>(
        Dataset dataset,
        IReadOnlyList<string> urls,
        Func<OpenedImage, CancellationToken, Task<Result<T>>> use,
        CancellationToken enough,
        CancellationToken cancellation)
    {
        if (urls.Count == 0)
            return [];
        var files = await images.FindFilesAsync(dataset.AccountId, dataset.Id, urls, cancellation);
        var kept = new Dictionary<string, string>();
        foreach (var (url, file) in urls.Zip(files).Where(pair => pair.Second is not null))
            kept[url] = KeepImage.FileOf(dataset.Id, file!.Hash);
        return await RunAsync(dataset, urls, kept, use, enough, cancellation);
    }

    public void Dispose() => room.Dispose();

    private async Task<IReadOnlyList<Result<T>>> RunAsync<T>(
        Dataset dataset,
        IReadOnlyList<string> urls,
        Dictionary<string, string> kept,
        Func<OpenedImage, CancellationToken, Task<Result<T>>> use,
        CancellationToken enough,
        CancellationToken cancellation)
    {
        var distinct = urls.Distinct().ToList();
        var results = new Result<T>[distinct.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.OpenedAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, distinct.Count, parallel, async (at, token) =>
            results[at] = await UseAsync(
                (place, open) => OpenAsync(dataset, distinct[at], kept.GetValueOrDefault(distinct[at]), place, open), use, enough, token));
        var places = distinct.Select((url, at) => KeyValuePair.Create(url, at)).ToDictionary();
        return [.. urls.Select(url => results[places[url]])];
    }

    private async Task<Result<T>> UseAsync<T>(
        Func<FilePlace, CancellationToken, Task<Result<OpenedImage>>> open,
        Func<OpenedImage, CancellationToken, Task<Result<T>>> use,
        CancellationToken enough,
        CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough, cancellation);
        using var place = new FilePlace(room);
        try
        {
            var opened = await open(place, either.Token);
            return await opened.BindAsync(image => use(image, cancellation));
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return NoTimeLeft;
        }
    }

    private async Task<Result<OpenedImage>> OpenAsync(
        Dataset dataset, string url, string? keptAs, FilePlace place, CancellationToken cancellation)
    {
        var modelId = reader.ModelOf(dataset.Type);
        var opened = await reader.OpenAsync(dataset.AccountId, dataset.Type, url, keptAs, FindAsync, place.TakeAsync, cancellation);
        if (!opened.IsSuccess)
            return opened;
        recent.Keep(opened.Value.Seen);
        return opened.Value with { Seen = opened.Value.Seen with { Url = url } };

        async Task<SeenImage?> FindAsync(string hash, CancellationToken token) =>
            recent.Find(modelId, hash) ?? (await images.FindByHashAsync(dataset.AccountId, dataset.Id, modelId, [hash], token))[0];
    }
}
