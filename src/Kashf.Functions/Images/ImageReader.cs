using System.Security.Cryptography;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Models;

namespace Kashf.Functions.Images;

/// <summary>Opens images for datasets: fetches them, and lets a model look at those that it has not seen.</summary>
public sealed class ImageReader(ImageSource source, ImageSight sight) : IImageReader
{
    public string ModelOf(DatasetType type) => sight.ModelOf(type);

    public async Task<Result<OpenedImage>> OpenAsync(
        long accountId, DatasetType type, string url, Func<string, CancellationToken, Task<SeenImage?>> known, CancellationToken cancellation)
    {
        var file = await source.ReadAsync(accountId, url, cancellation);
        if (!file.IsSuccess)
            return file.Error;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Value.Span));
        var seen = await known(hash, cancellation) is { } earlier ? earlier : await LookAsync(type, hash, file.Value, cancellation);
        return seen.Map(image => new OpenedImage(image with { Url = url }, file.Value));
    }

    private async Task<Result<SeenImage>> LookAsync(DatasetType type, string hash, ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        try
        {
            return await sight.LookAsync(type, hash, file, cancellation);
        }
        catch (ModelUnavailableException unavailable)
        {
            return ImageRefusals.NoModel(unavailable.Message);
        }
    }
}
