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

    // What ffmpeg seeks before the wanted time where frames are reordered and the container is searched by decoding times.
    private const double SeekEarlier = 3.0 / 23;

    /// <param name="path">Of the file.</param>
    /// <param name="track">Its video track.</param>
    /// <param name="segment">What is wanted of it.</param>
    /// <param name="size">Of the frames upright.</param>
    /// <param name="from">Seconds in the stream's time from which decoding begins; null for the beginning of the file.</param>
    /// <param name="threads">Of the decoder.</param>
    public static IReadOnlyList<string> For(string path, VideoTrack track, VideoSegment segment, (int Width, int Height) size, double? from, int threads) =>
    [
        "-nostdin", "-hide_banner", "-v", "error", "-threads", Number(threads), "-copyts", "-noautorotate", "-noaccurate_seek",
        .. from is { } seconds ? ["-ss", Invariant($"{seconds - track.Start:0.000000}")] : (ReadOnlySpan<string>)[],
        .. Demuxers.Restrictions(track.Container), "-i", Demuxers.Input(path),
        "-map", $"0:{track.Number}", "-an", "-sn", "-dn", "-fps_mode", "passthrough", "-filter_threads", "1",
        "-vf", Filters(track, segment, size), "-frames:v", Number(segment.Samples.Count), "-f", "rawvideo", "pipe:1",
    ];

    /// <summary>Where decoding shall begin so that it begins at a keyframe.</summary>
    public static double? From(VideoTrack track, long? keyframe)
    {
        if (keyframe is not { } timestamp)
            return null;
        var seconds = track.SecondsOf(timestamp);
        return track.Container == VideoContainer.Mp4 || !track.IsReordered ? seconds : seconds + SeekEarlier;
    }

    private static string Filters(VideoTrack track, VideoSegment segment, (int Width, int Height) size)
    {
        var (width, height) = Images.Orientation.SwapsSides(track.Orientation) ? (size.Height, size.Width) : size;
        var format = track.IsFullRange ? "yuvj420p" : "yuv420p";
        return Invariant(
            $"trim=end_pts={segment.Samples[^1].Timestamp + 1},{FrameChoice.Of(track, segment)},scale={width}:{height}:flags=area,format={format}{Upright(track.Orientation)},metadata=add:key=k:value=1,metadata=print:key=k:file='pipe\\:2':direct=1");
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
