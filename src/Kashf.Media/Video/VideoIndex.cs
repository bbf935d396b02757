using Kashf.Core.Video;

namespace Kashf.Media.Video;

/// <summary>Where each frame of a video stands, without having decoded any.</summary>
public sealed partial class VideoIndex
{
    private readonly long[] timestamps;
    private readonly int[] keyframes;

    /// <param name="info">What the video is.</param>
    /// <param name="timestamps">Of all frames in the order in which they are shown, in the stream's time base; one or more.</param>
    /// <param name="keyframes">Indices of the frames from which decoding can begin, ascending.</param>
    public VideoIndex(VideoInfo info, long[] timestamps, int[] keyframes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(timestamps.Length);
        Info = info;
        this.timestamps = timestamps;
        this.keyframes = keyframes;
    }

    public VideoInfo Info { get; }

    /// <summary>Of all frames in the order in which they are shown, in the stream's time base.</summary>
    public ReadOnlySpan<long> Timestamps => timestamps;

    /// <summary>Indices of the frames from which decoding can begin, ascending.</summary>
    public ReadOnlySpan<int> Keyframes => keyframes;

    public FramePosition PositionOf(int frame) => new(frame, Info.Track.TimeOf(timestamps[frame]));
}
