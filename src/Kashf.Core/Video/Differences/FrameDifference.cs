namespace Kashf.Core.Video.Differences;

/// <summary>
/// The share of the picture in which two frames differ. A cell differs by its brightness or by its colour, whichever tells more,
/// measured in the contrast that the frames have: a dark scene's contrast is small, and so are the differences in it.
/// </summary>
internal static class FrameDifference
{
    /// <summary>Below, contrast is the noise of camera and compression.</summary>
    private const double LeastGreyContrast = 5;

    private const double LeastColorContrast = 4;

    /// <summary>A lamp that flickers and a camera that adapts change the brightness of all cells, up to this much of 255.</summary>
    private const int MostGreyShift = 40;

    /// <summary>White balance and coarse compression do so with colours.</summary>
    private const int MostColorShift = 8;

    /// <summary>A picture that shows hardly anything, as before a film begins, does not turn into another by a line of text.</summary>
    private const int LeastCells = FrameSignature.GreySide * FrameSignature.GreySide / 4;

    public static double Between(FrameSignature one, FrameSignature other)
    {
        Check(one);
        Check(other);
        var area = PictureArea.OfBoth(one.Grey, other.Grey);
        if (area.Count == 0)
            return 0;
        Span<byte> greyRanges = stackalloc byte[4 * FrameSignature.GreySide * FrameSignature.GreySide];
        Span<byte> blueRanges = stackalloc byte[4 * FrameSignature.ColorSide * FrameSignature.ColorSide];
        Span<byte> redRanges = stackalloc byte[blueRanges.Length];
        var grey = new PlaneChange(one.Grey, other.Grey, FrameSignature.GreySide, greyRanges, area, MostGreyShift);
        var blue = new PlaneChange(one.BlueDifference, other.BlueDifference, FrameSignature.ColorSide, blueRanges, area, MostColorShift);
        var red = new PlaneChange(one.RedDifference, other.RedDifference, FrameSignature.ColorSide, redRanges, area, MostColorShift);
        var ofGrey = grey.Limits(Math.Max(LeastGreyContrast, Math.Sqrt(grey.Variance)));
        var ofColor = blue.Limits(Math.Max(LeastColorContrast, Math.Sqrt((blue.Variance + red.Variance) / 2)));
        var sum = 0L;
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
                sum += Math.Max(grey.At(y, x, ofGrey), Math.Max(blue.At(y, x, ofColor), red.At(y, x, ofColor)));
        }

        return sum / (double)(Math.Max(area.Count, LeastCells) * PlaneChange.Whole);
    }

    private static void Check(FrameSignature signature)
    {
        if (signature.Bytes.Length != FrameSignature.Length)
            throw new ArgumentException($"A signature has {FrameSignature.Length} bytes, not {signature.Bytes.Length}.", nameof(signature));
    }
}
