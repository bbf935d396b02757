namespace Kashf.Core.Video.Differences;

/// <summary>A plane of a signature, asked by the places of its grey cells.</summary>
/// <param name="side">Cells in a row, and in a column.</param>
internal readonly ref struct CellPlane(ReadOnlySpan<byte> cells, int side)
{
    private readonly ReadOnlySpan<byte> cells = cells;
    private readonly int places = FrameSignature.GreySide / side;

    public int At(int y, int x) => cells[(y / places * side) + (x / places)];

    /// <returns>Twice the least and the greatest value between the cell and its neighbours, halfway to them.</returns>
    public (int Low, int High) RangeAt(int y, int x)
    {
        (y, x) = (y / places, x / places);
        var cell = cells[(y * side) + x];
        var (low, high) = (cell, cell);
        for (var row = Math.Max(0, y - 1); row <= Math.Min(side - 1, y + 1); row++)
        {
            foreach (var near in cells[((row * side) + Math.Max(0, x - 1))..((row * side) + Math.Min(side, x + 2))])
                (low, high) = (Math.Min(low, near), Math.Max(high, near));
        }

        return (low + cell, high + cell);
    }
}
