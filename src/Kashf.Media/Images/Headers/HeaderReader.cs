using Kashf.Core.Results;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Images.Headers;

/// <summary>Tells formats by their first bytes and refuses what is too large, before anything is decoded.</summary>
internal sealed class HeaderReader(IOptions<ImageOptions> given)
{
    private readonly ImageOptions options = given.Value;

    public Result<ImageFile> Read(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return ImageErrors.Empty;
        if (file.Length > options.FileBytes)
            return ImageErrors.TooManyBytes(file.Length, options.FileBytes);
        var image = Sniff(file);
        if (image is null)
            return ImageErrors.Unsupported(FileKind.Name(file));
        if (image.Width <= 0 || image.Height <= 0)
            return ImageErrors.BrokenHeader(image.Format);
        if (image.Width > options.Side || image.Height > options.Side || image.Width * image.Height > options.Pixels)
            return ImageErrors.TooManyPixels(image.Width, image.Height, options);
        if (image.IsTruncated)
            return ImageErrors.Truncated(image.Format);
        return image;
    }

    private static ImageFile? Sniff(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return JpegHeader.Read(file);
        if (file.StartsWith(PngHeader.Signature))
            return PngHeader.Read(file);
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return GifHeader.Read(file);
        if (file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..12].SequenceEqual("WEBP"u8))
            return WebPHeader.Read(file);
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
            return TiffHeader.Read(file);
        return BmpHeader.Begins(file) ? BmpHeader.Read(file) : null;
    }
}
