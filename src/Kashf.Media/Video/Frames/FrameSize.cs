namespace Kashf.Media.Video.Frames;

internal static class FrameSize
{
    /// <summary>Upright; no larger than the video, and not smaller than is wanted where the video is not.</summary>
    public static (int Width, int Height) Of(VideoInfo info, int atLeast)
    {
        var shorter = Math.Min(info.Width, info.Height);
        return shorter <= atLeast
            ? (info.Width, info.Height)
            : (Scaled(info.Width, atLeast, shorter), Scaled(info.Height, atLeast, shorter));
    }

    private static int Scaled(int side, int atLeast, int shorter) => (int)Math.Round((double)side * atLeast / shorter);
}
