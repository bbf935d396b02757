using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Images;

/// <summary>Tells what the current model sees in images of a dataset; those that it has not seen are opened and saved first.</summary>
public sealed class SeeItems(IImages images, IImageReader reader, OpenUrls openUrls, KeepImage keep)
{
    /// <param name="isWanted">Whether an image that was opened is of use; one that is not is told, and not saved.</param>
    /// <param name="enough">Ends the opening: images that are not open by then are refused.</param>
    /// <returns>For each URL, in order, the image under the URL of its item, or why it can't be opened.</returns>
    public async Task<IReadOnlyList<Result<SeenImage>>> RunAsync(
        Dataset dataset, IReadOnlyList<string> urls, Func<SeenImage, bool> isWanted, CancellationToken enough, CancellationToken cancellation)
    {
        var known = await images.FindAsync(dataset.AccountId, dataset.Id, reader.ModelOf(dataset.Type), urls, cancellation);
        var unknown = Enumerable.Range(0, urls.Count).Where(i => known[i] is null).ToList();
        var opened = await openUrls.RunItemsAsync(
            dataset,
            [.. unknown.Select(i => urls[i])],
            (image, token) => isWanted(image.Seen) ? keep.RunAsync(dataset, image, token) : Task.FromResult<Result<SeenImage>>(image.Seen),
            enough,
            cancellation);
        var results = known.Select(image => image is null ? default : (Result<SeenImage>)image).ToArray();
        foreach (var (at, result) in unknown.Zip(opened))
            results[at] = result;
        return results;
    }
}
