using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Media.Images;
using Kashf.Models;
using Kashf.Models.Faces;
using Kashf.Models.ImageEncoding;

namespace Kashf.Functions.Images;

/// <summary>Decodes image files and lets the models look at them, as many at a time as there are cores.</summary>
public sealed class ImageSight(ImageDecoder decoder, IImageEncoder encoder, IFaceAnalyzer faces) : IDisposable
{
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    public string ModelOf(DatasetType type) => type == DatasetType.Face ? faces.ModelId : encoder.ModelId;

    /// <summary>Asked before an image is fetched in vain.</summary>
    /// <exception cref="ModelUnavailableException">The model that looks at images of datasets of this type is not installed.</exception>
    public void RequireModel(DatasetType type) => _ = WantedSide(type);

    /// <returns>What the model of datasets of this type sees in the file, whose address is not known here; or why it can't be decoded.</returns>
    public async Task<Result<SeenImage>> LookAsync(DatasetType type, string hash, ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        var header = decoder.ReadHeader(file.Span);
        if (!header.IsSuccess)
            return header.Error;
        await turns.WaitAsync(cancellation);
        try
        {
            var pixels = await decoder.DecodeAsync(file, WantedSide(type), cancellation);
            if (!pixels.IsSuccess)
                return pixels.Error with { Kind = ErrorKind.Unprocessable };
            return new SeenImage
            {
                Url = "",
                Hash = hash,
                Width = header.Value.Width,
                Height = header.Value.Height,
                ModelId = ModelOf(type),
                Vectors = type == DatasetType.Face
                    ? await FindFacesAsync(pixels.Value, header.Value, cancellation)
                    : [await encoder.EncodeAsync(pixels.Value, cancellation)],
            };
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private int WantedSide(DatasetType type) => type == DatasetType.Face ? faces.WantedSide : encoder.WantedSide;

    private async Task<IReadOnlyList<ImageVector>> FindFacesAsync(PixelImage pixels, ImageHeader header, CancellationToken cancellation)
    {
        var found = await faces.FindAsync(pixels, header.Width, header.Height, cancellation);
        return [.. found.Select(face => face.Vector)];
    }
}
