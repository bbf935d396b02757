using System.Buffers;

namespace Kashf.Media.Images.Tensors;

/// <summary>Samples images into the numbers that a model takes.</summary>
public static class TensorWriter
{
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
        var target = new TensorRows(format, tensor, columns);
        var buffer = ArrayPool<float>.Shared.Rent(target.RowLength);
        var sums = buffer.AsSpan(0, target.RowLength);
        for (var y = 0; y < format.Height; y++)
        {
            WeightedRows.Sum(image, columns.First * PixelImage.Channels, rows.Start(y), rows.Of(y), sums[..^1]);
            target.Write(y, sums);
        }

        ArrayPool<float>.Shared.Return(buffer);
    }
}
