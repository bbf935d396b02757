namespace Kashf.Core.Video.Differences;

/// <summary>
/// How much the cells of a plane changed from one frame to the other. As in the measure of Birchfield and Tomasi ("A pixel
/// dissimilarity measure that is insensitive to image sampling", 1998), a cell is held against the range that the other
/// frame has between it and its neighbours, so that an edge that moves by half a cell does not count. In integers.
/// </summary>
internal readonly ref struct PlaneChange
{
    /// <summary>The change of a cell that shows something else.</summary>
    public const int Whole = 1 << 12;

    /// <summary>In contrasts: changes below count nothing, those above wholly, those between in proportion.</summary>
    private const double Unnoticed = 0.25;

    private const double Noticed = 0.7;

    private readonly CellPlane one;
    private readonly CellPlane other;
    private readonly int count;
    private readonly int shift;

    /// <param name="one">The plane's cells in one frame.</param>
    /// <param name="other">In the other.</param>
    /// <param name="side">Cells in a row, and in a column.</param>
    /// <param name="ranges">Room for four times the cells.</param>
    /// <param name="area">What is compared; not empty.</param>
    /// <param name="mostShift">A difference common to all cells does not count, up to this much.</param>
    public PlaneChange(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int side, Span<byte> ranges, PictureArea area, int mostShift)
    {
        this.one = new CellPlane(one, side, ranges[..(2 * one.Length)]);
        this.other = new CellPlane(other, side, ranges[(2 * one.Length)..]);
        count = area.Count;
        var (oneSum, oneSquares) = Sums(this.one, area);
        var (otherSum, otherSquares) = Sums(this.other, area);
        shift = 2 * Math.Clamp(oneSum - otherSum, -mostShift * count, mostShift * count);
        Variance = (Spread(oneSum, oneSquares) + Spread(otherSum, otherSquares)) / (2.0 * count * count);
    }

    /// <summary>Of the cells' values, the mean of both frames.</summary>
    public double Variance { get; }

    /// <summary>From which a change is noticed, and from which it is whole.</summary>
    /// <param name="contrast">The standard deviation of the frames' cells.</param>
    public (int Unnoticed, int Noticed) Limits(double contrast) =>
        ((int)(Unnoticed * contrast * 4 * count), (int)(Noticed * contrast * 4 * count));

    /// <returns>0 to <see cref="Whole"/>.</returns>
    public int At(int y, int x, (int Unnoticed, int Noticed) limits)
    {
        // Values are doubled for the means of two, and times the cells' number for the mean of all, so that none is rounded.
        var change = Outside((one.At(y, x) * 2 * count) - shift, other.RangeAt(y, x))
            + Outside((other.At(y, x) * 2 * count) + shift, one.RangeAt(y, x));
        if (change <= limits.Unnoticed)
            return 0;
        return change >= limits.Noticed ? Whole : (int)((change - limits.Unnoticed) * (long)Whole / (limits.Noticed - limits.Unnoticed));
    }

    private int Outside(int value, (int Low, int High) range) =>
        Math.Max(0, Math.Max(value - (range.High * count), (range.Low * count) - value));

    private long Spread(int sum, long squares) => (squares * count) - ((long)sum * sum);

    private static (int Sum, long Squares) Sums(CellPlane plane, PictureArea area)
    {
        var (sum, squares) = (0, 0L);
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
            {
                var cell = plane.At(y, x);
                (sum, squares) = (sum + cell, squares + (cell * cell));
            }
        }

        return (sum, squares);
    }
}
