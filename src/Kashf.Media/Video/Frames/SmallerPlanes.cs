using System.Buffers;
using Kashf.Media.Video.Signatures;

namespace Kashf.Media.Video.Frames;

/// <summary>Makes pictures smaller by a whole number: each value is the mean of a square block, at the edges of what there is of it.</summary>
internal static class SmallerPlanes
{
    /// <param name="image">Of any size.</param>
    /// <param name="block">Pixels of a block's side; up to the shorter side of the image, and to <see cref="CellMeans.MostRows"/>.</param>
    public static PlanarImage Of(PlanarImage image, int block)
    {
        var (width, height) = (image.Width / block, image.Height / block);
        var (colorWidth, colorHeight) = ((width + 1) / 2, (height + 1) / 2);
        var planes = new byte[PlanarImage.BytesOf(width, height)];
        var colors = planes.AsSpan(width * height);
        Write(image.Luma, image.Width, block, width, planes.AsSpan(0, width * height));
        Write(image.BlueDifference, image.ColorWidth, block, colorWidth, colors[..(colorWidth * colorHeight)]);
        Write(image.RedDifference, image.ColorWidth, block, colorWidth, colors[(colorWidth * colorHeight)..]);
        return new(width, height, planes) { Matrix = image.Matrix, IsFullRange = image.IsFullRange };
    }

    private static void Write(ReadOnlySpan<byte> plane, int width, int block, int columns, Span<byte> means)
    {
        var height = plane.Length / width;
        var sums = ArrayPool<ushort>.Shared.Rent(width);
        for (var y = 0; y * columns < means.Length; y++)
        {
            var rows = Math.Min(block, height - (y * block));
            CellMeans.AddRows(plane.Slice(y * block * width, rows * width), sums.AsSpan(0, width));
            WriteRow(sums.AsSpan(0, width), block, rows, means.Slice(y * columns, columns));
        }

        ArrayPool<ushort>.Shared.Return(sums);
    }

    private static void WriteRow(ReadOnlySpan<ushort> sums, int block, int rows, Span<byte> means)
    {
        for (var x = 0; x < means.Length; x++)
        {
            var cell = sums.Slice(x * block, Math.Min(block, sums.Length - (x * block)));
            var (sum, area) = (0u, (uint)(cell.Length * rows));
            foreach (var column in cell)
                sum += column;
            means[x] = (byte)((sum + (area / 2)) / area);
        }
    }
}
