using System.Globalization;
using Kashf.Media.Images.Headers;

namespace Kashf.Media.Images.Ffmpeg;

/// <summary>
/// ffmpeg's arguments for one image: which demuxer was decided here by the file's first bytes, so ffmpeg never guesses, and
/// it opens nothing but the pipe. No frame may be larger than the header said, but for padding.
/// </summary>
internal static class FfmpegImageArguments
{
    // By which decoders may widen the rows and columns that they keep.
    private const int Padding = 128;

    public static IReadOnlyList<string> For(ImageFile image, int bytes, int width, int height)
    {
        var scale = Invariant($"scale={width}:{height}:flags=area+accurate_rnd+full_chroma_int+full_chroma_inp");
        return
        [
            "-nostdin", "-v", "error", "-xerror", "-protocol_whitelist", "pipe",
            "-err_detect", ErrorDetection(image.Format), "-max_pixels", Invariant($"{(image.Width + Padding) * (image.Height + Padding)}"), "-threads", "1", "-noautorotate",
            "-f", Demuxer(image.Format), "-frame_size", Invariant($"{bytes}"), "-i", "pipe:0",
            "-frames:v", "1", "-filter_threads", "1", "-filter_complex_threads", "1",
            .. image.MayBeTransparent ? ["-filter_complex", OnWhite(image) + scale] : (ReadOnlySpan<string>)["-vf", scale],
            "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1",
        ];
    }

    private static string OnWhite(ImageFile image) => Invariant(
        $"color=c=white:s={image.Width}x{image.Height}:r=1,format=rgb24[white];[0:v]format=rgba[image];[white][image]overlay=format=rgb:shortest=1,");

    // Of JPEG what is there of a truncated image would be decoded; of TIFF, tags that nobody knows would be refused.
    private static string ErrorDetection(ImageFormat format) => format == ImageFormat.Jpeg ? "explode" : "crccheck";

    private static string Demuxer(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpeg_pipe",
        ImageFormat.Png => "png_pipe",
        ImageFormat.Gif => "gif_pipe",
        ImageFormat.WebP => "webp_pipe",
        ImageFormat.Bmp => "bmp_pipe",
        _ => "tiff_pipe",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
