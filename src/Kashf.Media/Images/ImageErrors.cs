using System.Globalization;
using Kashf.Core.Results;

namespace Kashf.Media.Images;

/// <summary>Why an image is not taken, and what its sender can do.</summary>
internal static class ImageErrors
{
    private const string Formats = "send JPEG, PNG, GIF, WebP, BMP or TIFF";

    public static Error Empty { get; } = Refused("image-empty", $"the file is empty, it has no bytes at all; {Formats}");

    public static Error TooManyBytes(long bytes, long limit) => Refused(
        "image-too-large", string.Create(CultureInfo.InvariantCulture, $"the file has {bytes:N0} bytes and at most {limit:N0} are taken; send a smaller version"));

    public static Error Unsupported(string found) => Refused("image-unsupported", $"the file is {found}, not an image that can be read; {Formats}");

    public static Error BrokenHeader(ImageFormat format) => Refused(
        "image-damaged", $"the file begins like {Name(format)} but its header is damaged or cut short; export or upload it again");

    public static Error TooManyPixels(long width, long height, ImageOptions options) => Refused(
        "image-too-many-pixels",
        string.Create(CultureInfo.InvariantCulture, $"the image is {width} x {height} pixels; at most {options.Pixels:N0} in all and {options.Side:N0} a side are decoded; send a smaller version"));

    public static Error Damaged(ImageFormat format) => Refused(
        "image-damaged", $"the {Name(format)} file is damaged, cut short or of a variant that is not read; upload it again, or export it anew as JPEG or PNG");

    public static Error Truncated(ImageFormat format) => Refused(
        "image-truncated", $"the {Name(format)} file ends before its image does; upload it again, whole");

    public static Error TooLong(ImageFormat format, double seconds) => Refused(
        "image-too-long", string.Create(CultureInfo.InvariantCulture, $"decoding the {Name(format)} file took longer than {seconds:0.#} seconds; send a smaller version or another format"));

    public static Error NoDecoder(ImageFormat format) => new(
        ErrorKind.Unavailable, "image-decoder-missing", $"this server cannot decode {Name(format)}, because ffmpeg is not installed on it; send JPEG, or have the operator install ffmpeg or set Ffmpeg__Path");

    private static string Name(ImageFormat format) => format switch
    {
        ImageFormat.WebP => "WebP",
        _ => format.ToString().ToUpperInvariant(),
    };

    private static Error Refused(string code, string detail) => new(ErrorKind.Unprocessable, code, detail);
}
