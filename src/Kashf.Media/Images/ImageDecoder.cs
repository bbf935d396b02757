using Kashf.Core.Results;
using Kashf.Media.Images.Ffmpeg;
using Kashf.Media.Images.Headers;
using Kashf.Media.Images.Jpeg;
using Kashf.Media.Images.Png;

namespace Kashf.Media.Images;

/// <summary>
/// Turns image files into pixels: JPEG, PNG, GIF (the first frame), WebP, BMP and TIFF, known by their first bytes. Files
/// that are too large in bytes or pixels are refused by their header, before anything is decoded. See <see cref="ImageOptions"/>.
/// </summary>
public sealed class ImageDecoder
{
    // A progressive image is kept whole while it is decoded, six bytes a pixel, and each of its scans goes over all of it:
    // those that ask for much are decoded where memory and time are bounded.
    private const long ProgressivePixels = 25_000_000;
    private const int ProgressiveScans = 50;

    private readonly HeaderReader headers;
    private readonly JpegDecoder? jpeg;
    private readonly FfmpegImageDecoder ffmpeg;

    /// <param name="headers">Decides what is decoded at all.</param>
    /// <param name="jpeg">Null where the library is missing.</param>
    /// <param name="ffmpeg">Decodes everything else.</param>
    internal ImageDecoder(HeaderReader headers, JpegDecoder? jpeg, FfmpegImageDecoder ffmpeg)
    {
        this.headers = headers;
        this.jpeg = jpeg;
        this.ffmpeg = ffmpeg;
    }

    /// <summary>Reads what the file says of itself, without decoding.</summary>
    /// <returns>Or an <see cref="ErrorKind.Unprocessable"/> error where <see cref="DecodeAsync"/> would refuse it unseen.</returns>
    public Result<ImageHeader> ReadHeader(ReadOnlySpan<byte> file) => headers.Read(file).Map(image => image.Upright());

    /// <summary>Decodes an image, upright, transparent parts on white, 16 bits a channel as 8.</summary>
    /// <param name="file">All its bytes.</param>
    /// <param name="atLeast">
    /// Pixels that the shorter side must have, where the file has as many: large images are decoded to smaller ones, which
    /// costs less. <see cref="int.MaxValue"/> for the full size.
    /// </param>
    /// <param name="cancellation">Ends a decoding by ffmpeg, and of PNG; of JPEG it takes less than a second.</param>
    /// <returns>
    /// Or an error: <see cref="ErrorKind.Unprocessable"/> where the file is no image, too large or damaged;
    /// <see cref="ErrorKind.Unavailable"/> where this machine lacks what its format needs.
    /// </returns>
    public async Task<Result<PixelImage>> DecodeAsync(ReadOnlyMemory<byte> file, int atLeast, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        cancellation.ThrowIfCancellationRequested();
        var image = headers.Read(file.Span);
        if (!image.IsSuccess)
            return image.Error;
        var decoded = jpeg is not null && IsForJpegDecoder(image.Value, file.Span) ? jpeg.Decode(image.Value, file.Span, atLeast)
            : image.Value.Format == ImageFormat.Png && PngParts.Read(file) is { } png ? PngDecoder.Decode(png, atLeast, cancellation)
            : await ffmpeg.DecodeAsync(image.Value, file, atLeast, cancellation);
        return decoded.Map(stored => Orientation.Apply(stored, image.Value.Orientation));
    }

    private static bool IsForJpegDecoder(ImageFile image, ReadOnlySpan<byte> file) =>
        image.Format == ImageFormat.Jpeg
        && (!image.IsProgressive || (image.Width * image.Height <= ProgressivePixels && JpegHeader.CountScans(file) <= ProgressiveScans));
}
