namespace Kashf.Core.Video.Differences;

/// <summary>A rectangle of a signature's grey cells.</summary>
/// <param name="Bottom">Exclusive, as <paramref name="Right"/> is.</param>
internal readonly record struct PictureArea(int Top, int Bottom, int Left, int Right)
{
    private const int Side = FrameSignature.GreySide;

    /// <summary>Videos hold black as 16, or 0; both with some noise.</summary>
    private const int Black = 20;

    public int Count => (Bottom - Top) * (Right - Left);

    /// <summary>Without the bars, black in both, that fill up a screen of another shape: nothing is shown there.</summary>
    public static PictureArea OfBoth(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var (top, bottom, left, right) = (Side, 0, Side, 0);
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] <= Black && other[i] <= Black)
                continue;
            var (y, x) = (i / Side, i % Side);
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
        }

        return bottom > top ? new(top, bottom, left, right) : default;
    }
}
