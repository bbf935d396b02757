namespace Kashf.Core.Video;

/// <summary>
/// Which frames of a video are kept: the first, each that differs enough from the last kept one, and the first in each stretch of
/// time where that is asked for.
/// </summary>
/// <param name="leastDifference">0..1; with 0 every frame is kept.</param>
/// <param name="keepEvery">As in <see cref="FrameSettings"/>; the stretches begin with the video, wherever the selection begins.</param>
public sealed class FrameSelection(double leastDifference, TimeSpan? keepEvery = null)
{
    private (FrameSignature Signature, TimeSpan Time)? lastKept;

    /// <param name="time">Of the next sampled frame, from the video's first on.</param>
    /// <param name="signature">The frame's.</param>
    public bool Keep(TimeSpan time, FrameSignature signature)
    {
        if (lastKept is { } last && !IsDue(last.Time, time) && FrameSignature.Difference(last.Signature, signature) < leastDifference)
            return false;
        lastKept = (signature, time);
        return true;
    }

    private bool IsDue(TimeSpan last, TimeSpan time) => keepEvery is { } every && Math.Floor(time / every) > Math.Floor(last / every);
}
