using Kashf.Core.Results;

namespace Kashf.Media.Video.Probing;

/// <summary>What of a file is refused before its frames are looked for.</summary>
internal static class VideoChecks
{
    /// <returns>The first video stream.</returns>
    public static Result<StreamEntry> Choose(StreamReport report, VideoOptions options)
    {
        if (report.Streams.Count == 0)
            return VideoErrors.Damaged;
        var stream = report.Streams.FirstOrDefault(stream => stream.IsVideo);
        if (stream is null)
            return VideoErrors.NoPicture;
        if (stream.IsEncrypted)
            return VideoErrors.Encrypted;
        if (stream.CodecName is null or "unknown" or "none")
            return VideoErrors.UnknownCodec;
        if (stream.Width <= 0 || stream.Height <= 0)
            return VideoErrors.Damaged;
        var (width, height) = stream.ShownSize();
        if (Math.Max(width, height) > options.Side || (long)width * height > options.Pixels)
            return VideoErrors.TooManyPixels(width, height, options);
        var declared = StreamEntry.Seconds(stream.Duration) ?? 0;
        return declared > options.Seconds ? VideoErrors.TooLong(declared, options) : stream;
    }
}
