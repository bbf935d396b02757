using System.Globalization;
using Kashf.Media.Video.Containers;

namespace Kashf.Media.Video.Frames;

/// <summary>
/// ffmpeg's arguments for the wanted frames of a segment: planes to the standard output, and to the standard error the
/// timestamp of each.
/// </summary>
internal static class FrameArguments
{
    /// <summary>Begins the part of a line that tells a timestamp.</summary>
    public const string TimestampLine = "frame:";

    /// <summary>A line of its own after each of these.</summary>
    public const string Mark = "k=1";

    private const string Timestamps = @"metadata=add:key=k:value=1,metadata=print:key=k:file='pipe\:2':direct=1";

    /// <param name="path">Of the file.</param>
    /// <param name="track">Its video track.</param>
    /// <param name="segment">What is wanted of it.</param>
    /// <param name="size">Of the frames upright.</param>
    /// <param name="start">Where decoding begins.</param>
    /// <param name="threads">Of the decoder.</param>
    public static IReadOnlyList<string> For(string path, VideoTrack track, VideoSegment segment, (int Width, int Height) size, FrameStart start, int threads) =>
    [
        .. Input(path, track, start, threads),
        "-vf", Filters(track, segment, size), "-avioflags", "direct", "-f", "rawvideo", "pipe:1",
    ];

    /// <summary>The same for the timestamps of frames alone, from the beginning of the file.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="track">Its video track.</param>
    /// <param name="frames">Only of the first; null for all.</param>
    /// <param name="threads">Of the decoder.</param>
    public static IReadOnlyList<string> ForTimestamps(string path, VideoTrack track, int? frames, int threads) =>
    [
        .. Input(path, track, FrameStart.OfFile, threads), "-vf", Timestamps,
        .. frames is { } most ? ["-frames:v", Number(most)] : (ReadOnlySpan<string>)[], "-f", "null", "pipe:1",
    ];

    /// <summary>A line for each packet of H.264 that holds an IDR picture, undecoded.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="track">Its video track.</param>
    /// <param name="seconds">Only of so many from the beginning.</param>
    public static IReadOnlyList<string> ForIdrPictures(string path, VideoTrack track, int seconds) =>
    [
        "-nostdin", "-hide_banner", "-v", "error", "-copyts", "-t", Number(seconds), .. Demuxers.Restrictions(track.Container), "-i", Demuxers.Input(path),
        "-map", $"0:{track.Number}", "-c", "copy", "-bsf:v", "filter_units=pass_types=5", "-f", "framecrc", "pipe:1",
    ];

    private static string[] Input(string path, VideoTrack track, FrameStart start, int threads) =>
    [
        "-nostdin", "-hide_banner", "-v", "error", "-threads", Number(threads), "-copyts", "-noautorotate", "-noaccurate_seek",
        .. start.Microseconds is { } sought ? ["-flags", "+output_corrupt", "-ss", $"{sought}us"] : (ReadOnlySpan<string>)[],
        .. Demuxers.Restrictions(track.Container), "-i", Demuxers.Input(path),
        "-map", $"0:{track.Number}", "-an", "-sn", "-dn", "-fps_mode", "passthrough", "-filter_threads", "1",
    ];

    private static string Filters(VideoTrack track, VideoSegment segment, (int Width, int Height) size)
    {
        var (width, height) = Images.Orientation.SwapsSides(track.Orientation) ? (size.Height, size.Width) : size;
        var format = track.IsFullRange ? "yuvj420p" : "yuv420p";
        return Invariant(
            $"trim=end_pts={segment.Samples[^1].Timestamp + 1},{FrameChoice.Of(track, segment)},scale={width}:{height}:flags=area,format={format}{Upright(track.Orientation)},{Timestamps}");
    }

    private static string Upright(int orientation) => orientation switch
    {
        2 => ",hflip",
        3 => ",hflip,vflip",
        4 => ",vflip",
        5 => ",transpose=cclock_flip",
        6 => ",transpose=clock",
        7 => ",transpose=clock_flip",
        8 => ",transpose=cclock",
        _ => "",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
