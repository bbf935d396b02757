using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Kashf.Media.Images.Tensors;

/// <summary>Samples images into the numbers that a model takes.</summary>
public static class TensorWriter
{
    private const int Channels = PixelImage.Channels;

    /// <summary>Samples the image, or as much of it as <see cref="TensorFormat.Fit"/> says.</summary>
    /// <param name="image">Of any size.</param>
    /// <param name="format">What the model takes.</param>
    /// <param name="tensor">Room for <see cref="TensorFormat.Length"/> numbers, all of which are written.</param>
    public static void Write(PixelImage image, TensorFormat format, Span<float> tensor)
    {
        var area = format.Fit == ImageFit.CenterCrop
            ? PixelArea.Center(image, format.Width, format.Height, format.CropFraction)
            : new PixelArea(0, 0, image.Width, image.Height);
        Write(image, area, format, tensor);
    }

    /// <summary>Samples a part of the image, whatever <see cref="TensorFormat.Fit"/> says.</summary>
    /// <param name="image">Of any size.</param>
    /// <param name="area">Lies in the image.</param>
    /// <param name="format">What the model takes.</param>
    /// <param name="tensor">Room for <see cref="TensorFormat.Length"/> numbers, all of which are written.</param>
    public static void Write(PixelImage image, PixelArea area, TensorFormat format, Span<float> tensor)
    {
        if (!area.LiesIn(image))
            throw new ArgumentOutOfRangeException(nameof(area), area, $"the image is {image.Width} x {image.Height}");
        ArgumentOutOfRangeException.ThrowIfLessThan(tensor.Length, format.Length);
        var columns = SampleWeights.Compute(image.Width, area.X, area.Width, format.Width);
        var rows = SampleWeights.Compute(image.Height, area.Y, area.Height, format.Height);

        // One number more than a row has, because pixels are read by fours.
        var first = columns.First * Channels;
        var length = columns.End * Channels - first;
        var buffer = ArrayPool<float>.Shared.Rent(length + 1);
        var sums = buffer.AsSpan(0, length + 1);
        var target = new TensorRows(format, tensor);
        for (var y = 0; y < format.Height; y++)
        {
            sums.Clear();
            var weights = rows.Of(y);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                if (weights[tap] > 0)
                    AddRow(image.Row(rows.Start(y) + tap).Slice(first, length), weights[tap], sums);
            }

            target.Write(y, sums, columns);
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    private static void AddRow(ReadOnlySpan<byte> row, float weight, Span<float> sums)
    {
        var weights = new Vector<float>(weight);
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out var low, out var high);
            var to = MemoryMarshal.Cast<float, Vector<float>>(sums[i..]);
            AddHalf(low, weights, to);
            AddHalf(high, weights, to[2..]);
        }

        for (; i < row.Length; i++)
            sums[i] += row[i] * weight;
    }

    private static void AddHalf(Vector<ushort> values, Vector<float> weights, Span<Vector<float>> sums)
    {
        Vector.Widen(values, out var low, out var high);
        sums[0] = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(low)), weights, sums[0]);
        sums[1] = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(high)), weights, sums[1]);
    }
}
