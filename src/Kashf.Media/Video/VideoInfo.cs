namespace Kashf.Media.Video;

/// <summary>What a video is.</summary>
public sealed record VideoInfo
{
    /// <summary>Pixels across as it is shown: upright, with square pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels down as it is shown.</summary>
    public required int Height { get; init; }

    /// <summary>From the first frame's beginning to the last one's end.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>On average, where it varies.</summary>
    public required double FramesPerSecond { get; init; }

    /// <summary>ffmpeg's name of it, e.g. <c>h264</c>.</summary>
    public required string Codec { get; init; }

    /// <summary>How to decode it.</summary>
    public required VideoTrack Track { get; init; }
}
