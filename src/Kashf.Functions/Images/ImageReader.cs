using System.Security.Cryptography;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Models;
using Microsoft.Extensions.Logging;

namespace Kashf.Functions.Images;

/// <summary>Opens images for datasets: fetches them, and lets a model look at those that it has not seen.</summary>
public sealed partial class ImageReader(ImageSource source, ImageSight sight, ILogger<ImageReader> logger) : IImageReader
{
    public string ModelOf(DatasetType type) => sight.ModelOf(type);

    /// <inheritdoc/>
    /// <exception cref="ModelUnavailableException">No image can be opened, because there is no model to look at it.</exception>
    public async Task<Result<OpenedImage>> OpenAsync(
        long accountId,
        DatasetType type,
        string url,
        string? keptAs,
        Func<string, CancellationToken, Task<SeenImage?>> known,
        Func<CancellationToken, Task> arriving,
        CancellationToken cancellation)
    {
        sight.RequireModel(type);
        var file = await AttemptAsync(() => source.ReadAsync(accountId, url, keptAs, arriving, cancellation), cancellation);
        if (!file.IsSuccess)
            return file.Error;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Value.Span));
        var seen = await known(hash, cancellation) is { } earlier
            ? earlier
            : await AttemptAsync(() => sight.LookAsync(type, hash, file.Value, cancellation), cancellation);
        return seen.Map(image => new OpenedImage(image with { Url = url }, file.Value));
    }

    /// <summary>
    /// Here begins code that is not ours, fed with what strangers made: name resolution, decoders, models. Whatever one image
    /// makes them throw must not lose the other images of a request.
    /// </summary>
    private async Task<Result<T>> AttemptAsync<T>(Func<Task<Result<T>>> attempt, CancellationToken cancellation)
    {
        try
        {
            return await attempt();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is not (StorageUnavailableException or ModelUnavailableException))
        {
            LogFault(fault);
            return ImageRefusals.Fault;
        }
    }

    [LoggerMessage(EventId = 140, Level = LogLevel.Error, Message = "An image could not be opened.")]
    private partial void LogFault(Exception fault);
}
