using System.ComponentModel.DataAnnotations;

namespace Kashf.Media.Video;

/// <summary>Which videos are decoded. Bound to the section <c>Videos</c>.</summary>
public sealed class VideoOptions
{
    public const string Section = "Videos";

    /// <summary>The longest video, in seconds. Default 14,400, which is 4 hours.</summary>
    [Range(1, 604_800)]
    public int Seconds { get; init; } = 14_400;

    /// <summary>Most frames, whether they are looked at or not. Default 1,000,000.</summary>
    [Range(1, 20_000_000)]
    public int Frames { get; init; } = 1_000_000;

    /// <summary>Most pixels of a frame, width times height. Default 36,000,000, which 8K has.</summary>
    [Range(1, 500_000_000)]
    public long Pixels { get; init; } = 36_000_000;

    /// <summary>The longest side in pixels. Default 8,192.</summary>
    [Range(1, 16_384)]
    public int Side { get; init; } = 8_192;

    /// <summary>Seconds that finding a video's frames may take. Default 120.</summary>
    [Range(0.1, 3_600)]
    public double ProbeSeconds { get; init; } = 120;

    /// <summary>Seconds of processor time that ffmpeg may take for one segment, all attempts together, and seconds that one frame may be waited for. Default 600.</summary>
    [Range(0.1, 3_600)]
    public double DecodeSeconds { get; init; } = 600;

    /// <summary>Threads of one ffmpeg process. Default 1: segments beside one another use the other processors.</summary>
    [Range(1, 64)]
    public int DecodeThreads { get; init; } = 1;
}
