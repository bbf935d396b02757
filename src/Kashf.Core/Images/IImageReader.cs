using Kashf.Core.Datasets;
using Kashf.Core.Results;

namespace Kashf.Core.Images;

/// <summary>Opens images: fetches, decodes, and lets a model look at them.</summary>
public interface IImageReader
{
    /// <returns>The id of the model that looks at images of datasets of this type.</returns>
    string ModelOf(DatasetType type);

    /// <summary>Opens the image at a URL, of the web or of this server.</summary>
    /// <param name="accountId">Whose request it is; only its owner opens an image that lies on this server.</param>
    /// <param name="type">Decides what is looked for: <see cref="DatasetType.Image"/> or <see cref="DatasetType.Face"/>.</param>
    /// <param name="keptAs">The name in the store that its file may have, which is looked for first; null where there is none.</param>
    /// <param name="known">Finds what the model saw earlier in a file of this hash, so that it need not look again.</param>
    /// <param name="arriving">Awaited once the file is about to come, before any of it is in memory.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <returns>The image; or why it can't be opened, with <see cref="ErrorKind.Unprocessable"/>.</returns>
    Task<Result<OpenedImage>> OpenAsync(
        long accountId,
        DatasetType type,
        string url,
        string? keptAs,
        Func<string, CancellationToken, Task<SeenImage?>> known,
        Func<CancellationToken, Task> arriving,
        CancellationToken cancellation);
}
