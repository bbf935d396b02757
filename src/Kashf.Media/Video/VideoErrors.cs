using System.Globalization;
using Kashf.Core.Results;

namespace Kashf.Media.Video;

/// <summary>Why a video is not taken, and what its sender can do.</summary>
internal static class VideoErrors
{
    private const string Formats = "send MP4, QuickTime, Matroska, WebM, AVI, MPEG, FLV, Ogg or WMV";

    public static Error Empty { get; } = Refused("video-empty", $"the file is empty, it has no bytes at all; {Formats}");

    public static Error NoPicture { get; } = Refused("video-without-pictures", "the file has no video stream, only sound or the like; send a file with moving pictures");

    public static Error NoFrames { get; } = Refused("video-of-zero-length", "the video has no frames: its length is zero; export it again");

    public static Error Encrypted { get; } = Refused("video-encrypted", "the video is encrypted (DRM); send an unprotected copy");

    public static Error UnknownCodec { get; } = Refused("video-codec-unknown", "the video's codec is not known; export it as H.264 in MP4");

    public static Error Damaged { get; } = Refused("video-damaged", "the video is damaged or of a variant that is not read; upload it again, or export it anew as H.264 in MP4");

    public static Error NotInstalled { get; } = new(
        ErrorKind.Unavailable, "video-decoder-missing", "this server cannot decode videos, because ffmpeg is not installed on it; have the operator install ffmpeg (with ffprobe) or set Ffmpeg__Path");

    public static Error Unsupported(string found) => Refused("video-unsupported", $"the file is {found}, not a video that can be read; {Formats}");

    public static Error WithoutIndex { get; } = Refused(
        "video-truncated", "the file ends before its index (moov), which it cannot be read without; upload it again, whole");

    public static Error Truncated(TimeSpan present, TimeSpan declared) => Refused(
        "video-truncated",
        declared > present
            ? Invariant($"the file ends early: {present.TotalSeconds:0.0} of its {declared.TotalSeconds:0.0} seconds are there; upload it again, whole")
            : Invariant($"the file ends early, {present.TotalSeconds:0.0} seconds after its beginning; upload it again, whole"));

    public static Error TooManyPixels(int width, int height, VideoOptions options) => Refused(
        "video-too-many-pixels",
        Invariant($"the video is {width} x {height} pixels; at most {options.Pixels:N0} in all and {options.Side:N0} a side are decoded; send a smaller version"));

    public static Error TooLong(double seconds, VideoOptions options) => Refused(
        "video-too-long", Invariant($"the video lasts {seconds:0} seconds and at most {options.Seconds:N0} are taken; send it in parts"));

    public static Error TooManyFrames(VideoOptions options) => Refused(
        "video-too-many-frames", Invariant($"the video has more than {options.Frames:N0} frames; send it in parts, or at a lower frame rate"));

    public static Error Joined(int frame) => Refused(
        "video-timestamps-jump-back",
        Invariant($"the timestamps go back at frame {frame:N0}, as in recordings that were joined without converting them; send the parts one by one, or convert the whole to MP4"));

    public static Error ProbeTookTooLong(double seconds) => Refused(
        "video-took-too-long", Invariant($"finding the video's frames took longer than {seconds:0.#} seconds; send a smaller version"));

    public static Error DecodingTookTooLong(double seconds) => Refused(
        "video-took-too-long", Invariant($"decoding a part of the video took longer than {seconds:0.#} seconds; send a smaller version"));

    private static Error Refused(string code, string detail) => new(ErrorKind.Unprocessable, code, detail);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
