namespace Kashf.Media.Video.Frames;

internal static class FrameSize
{
    // Up to 1080p, passing every sampled frame on as it is costs less than scaling it.
    private const long MostPixels = 1920 * 1088;

    /// <summary>Upright; no larger than the video, and not smaller than is wanted where the video is not.</summary>
    public static (int Width, int Height) Of(VideoInfo info, int atLeast)
    {
        var shorter = Math.Min(info.Width, info.Height);
        return shorter <= atLeast || (long)info.Width * info.Height <= MostPixels
            ? (info.Width, info.Height)
            : (Scaled(info.Width, atLeast, shorter), Scaled(info.Height, atLeast, shorter));
    }

    private static int Scaled(int side, int atLeast, int shorter) => (int)Math.Round((double)side * atLeast / shorter);
}
