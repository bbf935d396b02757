using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        for (var y = 0; y < format.Height; y++)
        {
            sums.Clear();
            var weights = rows.Of(y);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                if (weights[tap] > 0)
                    AddRow(image.Row(rows.Start(y) + tap).Slice(first, length), weights[tap], sums);
            }

            WriteRow(sums, columns, format, tensor, y);
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
        sums[0] += Vector.ConvertToSingle(Vector.AsVectorInt32(low)) * weights;
        sums[1] += Vector.ConvertToSingle(Vector.AsVectorInt32(high)) * weights;
    }

    private static void WriteRow(ReadOnlySpan<float> sums, SampleWeights columns, TensorFormat format, Span<float> tensor, int y)
    {
        var order = format.Order == ChannelOrder.Bgr ? Vector128.Create(2, 1, 0, 3) : Vector128.Create(0, 1, 2, 3);
        var scale = Vector128.Create(format.Scale.First, format.Scale.Second, format.Scale.Third, 0);
        var offset = -Vector128.Create(format.Mean.First, format.Mean.Second, format.Mean.Third, 0) * scale;
        var (at, pixelStep, channelStep) = format.Layout == TensorLayout.ChannelsFirst
            ? (y * format.Width, 1, format.Width * format.Height)
            : (y * format.Width * Channels, Channels, 1);
        for (var x = 0; x < format.Width; x++, at += pixelStep)
        {
            var from = sums[((columns.Start(x) - columns.First) * Channels)..];
            var sum = Vector128<float>.Zero;
            foreach (var weight in columns.Of(x))
            {
                sum += Vector128.Create(from) * Vector128.Create(weight);
                from = from[Channels..];
            }

            var values = Vector128.Shuffle(sum, order) * scale + offset;
            tensor[at] = values[0];
            tensor[at + channelStep] = values[1];
            tensor[at + 2 * channelStep] = values[2];
        }
    }
}
