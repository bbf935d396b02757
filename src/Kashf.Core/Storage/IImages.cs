using Kashf.Core.Images;

namespace Kashf.Core.Storage;

/// <summary>
/// What is known of the images of image and face datasets, by URL and by content. The content of an item of such a dataset
/// is the URL under which its image was first saved; the image's other URLs lead to the same item. An item tells the size
/// of the image that is saved under its URL, whichever of the two was stored first.
/// </summary>
public interface IImages
{
    /// <summary>
    /// Saves images that were opened. Vectors of another model are replaced; where the content is known already, the URL is
    /// added to it. Saving again changes nothing. An item whose URL led to other content before is never made one with that of
    /// the content now there: nothing is saved then.
    /// </summary>
    /// <param name="accountId">Whose dataset it is.</param>
    /// <param name="datasetId">Of images or faces.</param>
    /// <param name="images">Those to save.</param>
    /// <param name="filesAreKept">Whether the files of these images are kept; what was kept once stays so.</param>
    /// <param name="cancellation">Ends the saving.</param>
    /// <returns>For each image, in order, the URL under which its content was first saved: the content of its item; null where
    /// nothing was saved.</returns>
    Task<IReadOnlyList<string?>> SaveAsync(
        long accountId, long datasetId, IReadOnlyList<SeenImage> images, bool filesAreKept, CancellationToken cancellation);

    /// <returns>For each URL, in order, the image with what this model saw, under the URL of its item; null where the URL is
    /// not known, or this model has not seen it.</returns>
    Task<IReadOnlyList<SeenImage?>> FindAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> urls, CancellationToken cancellation);

    /// <returns>The same by content: what this model saw in files of these hashes, in order.</returns>
    Task<IReadOnlyList<SeenImage?>> FindByHashAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> hashes, CancellationToken cancellation);

    /// <returns>Those of the URLs that this model has not seen, each once, in order. Reads no vectors.</returns>
    Task<IReadOnlyList<string>> FindUnseenAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> urls, CancellationToken cancellation);

    /// <returns>The file of the image at each URL, in order, whatever model saw it; null where the URL was never opened.</returns>
    Task<IReadOnlyList<ImageFile?>> FindFilesAsync(
        long accountId, long datasetId, IReadOnlyList<string> urls, CancellationToken cancellation);
}
