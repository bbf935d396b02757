using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.Tests.Networks;

/// <summary>What slides over an image: each result is computed from the pixels under its own window, those outside left out.</summary>
internal static class Windows
{
    public static Image Convolve(Convolution convolution, Image image)
    {
        var kernel = convolution.Kernel;
        var (rows, top) = Along(image.Height, kernel.Height, convolution.Stride, convolution.Padding, vertical: true);
        var (columns, left) = Along(image.Width, kernel.Width, convolution.Stride, convolution.Padding, vertical: false);
        var result = new Image(rows, columns, kernel.Outputs);
        var outputsPerGroup = kernel.Outputs / kernel.Groups;
        for (var y = 0; y < rows; y++)
            for (var x = 0; x < columns; x++)
                for (var output = 0; output < kernel.Outputs; output++)
                {
                    double sum = convolution.Offsets[output];
                    foreach (var (imageY, imageX, kernelY, kernelX) in Under(image, y * convolution.Stride - top, x * convolution.Stride - left, kernel.Height, kernel.Width))
                        for (var input = 0; input < kernel.InputsPerGroup; input++)
                            sum += kernel[output, input, kernelY, kernelX] * image[imageY, imageX, output / outputsPerGroup * kernel.InputsPerGroup + input];
                    result[y, x, output] = (float)sum;
                }

        return result;
    }

    public static Image Pool(Pooling pooling, Image image)
    {
        var (rows, top) = Along(image.Height, pooling.Size, pooling.Stride, pooling.Padding, vertical: true);
        var (columns, left) = Along(image.Width, pooling.Size, pooling.Stride, pooling.Padding, vertical: false);
        return Image.Filled(rows, columns, image.Channels, (y, x, channel) =>
        {
            var values = Under(image, y * pooling.Stride - top, x * pooling.Stride - left, pooling.Size, pooling.Size)
                .Select(place => image[place.ImageY, place.ImageX, channel]);
            return pooling.Kind == PoolingKind.Maximum ? values.Max() : values.Average();
        });
    }

    private static IEnumerable<(int ImageY, int ImageX, int WindowY, int WindowX)> Under(Image image, int top, int left, int height, int width)
    {
        for (var y = Math.Max(0, -top); y < height && top + y < image.Height; y++)
            for (var x = Math.Max(0, -left); x < width && left + x < image.Width; x++)
                yield return (top + y, left + x, y, x);
    }

    /// <summary>How many windows there are, and how many zeros lie before the image.</summary>
    private static (int Count, int Before) Along(int length, int window, int stride, Padding padding, bool vertical)
    {
        if (padding is Padding.Explicit(var top, var left, var bottom, var right))
            return vertical
                ? ((length + top + bottom - window) / stride + 1, top)
                : ((length + left + right - window) / stride + 1, left);
        var count = (length + stride - 1) / stride;
        return (count, Math.Max((count - 1) * stride + window - length, 0) / 2);
    }
}
