using System.Numerics;

namespace Kashf.Core.Video.Differences;

/// <summary>A plane of a signature, asked by the places of its grey cells.</summary>
internal readonly ref struct CellPlane
{
    private readonly ReadOnlySpan<byte> cells;
    private readonly ReadOnlySpan<byte> least;
    private readonly ReadOnlySpan<byte> greatest;
    private readonly int side;
    private readonly int halvings;

    /// <param name="cells">Row after row.</param>
    /// <param name="side">Cells in a row, and in a column; a power of two.</param>
    /// <param name="ranges">Room for twice as many.</param>
    public CellPlane(ReadOnlySpan<byte> cells, int side, Span<byte> ranges)
    {
        this.cells = cells;
        this.side = side;
        halvings = BitOperations.Log2(FrameSignature.GreySide / (uint)side);
        var low = ranges[..cells.Length];
        var high = ranges[cells.Length..];
        for (var row = 0; row < cells.Length; row += side)
            WidenRow(cells.Slice(row, side), low.Slice(row, side), high.Slice(row, side));
        WidenColumns(low, high, side);
        least = low;
        greatest = high;
    }

    public int At(int y, int x) => cells[Index(y, x)];

    /// <returns>Twice the least and the greatest value between the cell and its neighbours, halfway to them.</returns>
    public (int Low, int High) RangeAt(int y, int x)
    {
        var i = Index(y, x);
        return (least[i] + cells[i], greatest[i] + cells[i]);
    }

    private int Index(int y, int x) => ((y >> halvings) * side) + (x >> halvings);

    private static void WidenRow(ReadOnlySpan<byte> cells, Span<byte> low, Span<byte> high)
    {
        for (var x = 0; x < cells.Length; x++)
        {
            var (before, after) = (cells[Math.Max(0, x - 1)], cells[Math.Min(cells.Length - 1, x + 1)]);
            low[x] = Math.Min(cells[x], Math.Min(before, after));
            high[x] = Math.Max(cells[x], Math.Max(before, after));
        }
    }

    private static void WidenColumns(Span<byte> low, Span<byte> high, int side)
    {
        for (var x = 0; x < side; x++)
        {
            var (lowAbove, highAbove) = (low[x], high[x]);
            for (var i = x; i < low.Length; i += side)
            {
                var below = Math.Min(i + side, low.Length - side + x);
                var (lowHere, highHere) = (low[i], high[i]);
                low[i] = Math.Min(lowHere, Math.Min(lowAbove, low[below]));
                high[i] = Math.Max(highHere, Math.Max(highAbove, high[below]));
                (lowAbove, highAbove) = (lowHere, highHere);
            }
        }
    }
}
