using System.Numerics;

namespace Kashf.Media.Images.Png;

/// <summary>Undoes what each row was filtered by to be compressed better (PNG specification, section 9).</summary>
internal static class PngFilter
{
    private const byte None = 0, Left = 1, Above = 2, Average = 3, Paeth = 4;

    /// <param name="filter">The row's first byte in the file.</param>
    /// <param name="row">The rest, which is changed.</param>
    /// <param name="above">The row above as it became, zeros above the first.</param>
    /// <param name="distance">How far back the left neighbour lies.</param>
    /// <returns>Whether there is such a filter.</returns>
    public static bool Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        switch (filter)
        {
            case None:
                return true;
            case Left:
                for (var i = distance; i < row.Length; i++)
                    row[i] += row[i - distance];
                return true;
            case Above:
                AddAbove(row, above);
                return true;
            case Average:
                for (var i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i < distance ? 0 : row[i - distance]) + above[i]) / 2);
                return true;
            case Paeth:
                AddNearest(row, above, distance);
                return true;
            default:
                return false;
        }
    }

    private static void AddAbove(Span<byte> row, ReadOnlySpan<byte> above)
    {
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) + new Vector<byte>(above[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] += above[i];
    }

    /// <summary>Paeth's: whichever of left, above and above left is nearest to left + above - above left.</summary>
    private static void AddNearest(Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        // One sample after another, so that its neighbours stay in registers.
        for (var sample = 0; sample < distance; sample++)
        {
            var (left, aboveLeft) = (0, 0);
            for (var i = sample; i < row.Length; i += distance)
            {
                int up = above[i];
                var (toLeft, toUp) = (Math.Abs(up - aboveLeft), Math.Abs(left - aboveLeft));
                var toAboveLeft = Math.Abs(up + left - (2 * aboveLeft));
                var nearest = toLeft <= toUp && toLeft <= toAboveLeft ? left : toUp <= toAboveLeft ? up : aboveLeft;
                left = row[i] = (byte)(row[i] + nearest);
                aboveLeft = up;
            }
        }
    }
}
