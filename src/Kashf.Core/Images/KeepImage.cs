using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Images;

/// <summary>Saves an image of a dataset: what the model saw in it and, where that is wanted, its file.</summary>
public sealed class KeepImage(IDatasets datasets, IImages images, IFiles files, IOptions<ImageOptions> options)
{
    private static readonly Error Replaced = new(
        ErrorKind.Unprocessable, "image-replaced", "something else is at this address now, an image that the dataset has under another; the item stays as it is: report the image from where it is now");

    /// <returns>The image under the URL of its item; or an error where its URL belongs to an item of another image.</returns>
    public async Task<Result<SeenImage>> RunAsync(Dataset dataset, OpenedImage image, CancellationToken cancellation)
    {
        if (options.Value.KeepOriginals)
            await KeepFileAsync(dataset, image, cancellation);
        var urls = await images.SaveAsync(dataset.AccountId, dataset.Id, [image.Seen], options.Value.KeepOriginals, cancellation);
        return urls[0] is { } url ? image.Seen with { Url = url } : Replaced;
    }

    /// <summary>The name of an image's file among those of its account.</summary>
    public static string FileOf(long datasetId, string hash) => $"datasets/{datasetId}/images/{hash}";

    private async Task KeepFileAsync(Dataset dataset, OpenedImage image, CancellationToken cancellation)
    {
        var name = FileOf(dataset.Id, image.Seen.Hash);
        await using var existing = await files.OpenAsync(dataset.AccountId, name, cancellation);
        if (existing is not null)
            return;
        await files.SaveAsync(dataset.AccountId, name, (stream, token) => stream.WriteAsync(image.File, token).AsTask(), cancellation);
        // A deletion hides the dataset before it deletes the files: one that missed this file is seen here.
        if (await datasets.FindAsync(dataset.AccountId, dataset.Id, cancellation) is null)
            await files.DeleteAsync(dataset.AccountId, name, cancellation);
    }
}
