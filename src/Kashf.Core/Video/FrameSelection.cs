namespace Kashf.Core.Video;

/// <summary>Which frames of a video are kept: the first, and each that differs enough from the last kept one.</summary>
/// <param name="leastDifference">0..1; with 0 every frame is kept.</param>
public sealed class FrameSelection(double leastDifference)
{
    private FrameSignature? lastKept;

    /// <param name="signature">Of the next sampled frame.</param>
    public bool Keep(FrameSignature signature)
    {
        if (lastKept is { } last && FrameSignature.Difference(last, signature) < leastDifference)
            return false;
        lastKept = signature;
        return true;
    }
}
