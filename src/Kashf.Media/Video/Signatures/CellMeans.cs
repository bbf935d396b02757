using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Kashf.Media.Video.Signatures;

/// <summary>Shrinks a plane of bytes to the means of square-ish cells, in integers.</summary>
internal static class CellMeans
{
    /// <summary>As many rows of bytes as surely fit into sixteen bits.</summary>
    public const int MostRows = ushort.MaxValue / byte.MaxValue;

    /// <param name="plane">Row after row without padding.</param>
    /// <param name="side">How many cells there are in a row, and in a column; where the plane is smaller, cells share pixels.</param>
    /// <param name="means">Rounded; row after row of cells.</param>
    public static void Write(ReadOnlySpan<byte> plane, int width, int height, int side, Span<byte> means)
    {
        if (plane.Length != (long)width * height)
            throw new ArgumentException($"A plane of {width} x {height} has {(long)width * height} bytes, not {plane.Length}.", nameof(plane));
        var columns = ArrayPool<ushort>.Shared.Rent(width);
        Span<long> sums = stackalloc long[side];
        for (var y = 0; y < side; y++)
        {
            var (top, bottom) = Bounds(y, side, height);
            sums.Clear();
            for (var from = top; from < bottom; from += MostRows)
            {
                var rows = Math.Min(MostRows, bottom - from);
                AddRows(plane.Slice(from * width, rows * width), columns.AsSpan(0, width));
                AddCells(columns.AsSpan(0, width), sums);
            }

            for (var x = 0; x < side; x++)
            {
                var (left, right) = Bounds(x, side, width);
                var area = (long)(right - left) * (bottom - top);
                means[(y * side) + x] = (byte)((sums[x] + (area / 2)) / area);
            }
        }

        ArrayPool<ushort>.Shared.Return(columns);
    }

    /// <summary>Adds up the bytes of each column.</summary>
    /// <param name="rows">Up to <see cref="MostRows"/>.</param>
    /// <param name="columns">As many as a row has; overwritten.</param>
    public static void AddRows(ReadOnlySpan<byte> rows, Span<ushort> columns)
    {
        columns.Clear();
        for (; rows.Length > 0; rows = rows[columns.Length..])
        {
            var row = rows[..columns.Length];
            var bytes = MemoryMarshal.Cast<byte, Vector<byte>>(row);
            var sums = MemoryMarshal.Cast<ushort, Vector<ushort>>(columns);
            for (var i = 0; i < bytes.Length; i++)
            {
                Vector.Widen(bytes[i], out var low, out var high);
                sums[2 * i] += low;
                sums[(2 * i) + 1] += high;
            }

            for (var i = bytes.Length * Vector<byte>.Count; i < row.Length; i++)
                columns[i] += row[i];
        }
    }

    private static void AddCells(ReadOnlySpan<ushort> columns, Span<long> sums)
    {
        for (var x = 0; x < sums.Length; x++)
        {
            var (left, right) = Bounds(x, sums.Length, columns.Length);
            foreach (var column in columns[left..right])
                sums[x] += column;
        }
    }

    private static (int From, int To) Bounds(int cell, int cells, int length)
    {
        var from = (int)((long)cell * length / cells);
        return (from, Math.Max(from + 1, (int)((cell + 1L) * length / cells)));
    }
}
