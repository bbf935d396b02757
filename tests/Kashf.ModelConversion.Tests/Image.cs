namespace Kashf.ModelConversion.Tests;

/// <summary>Numbers of an image or a layer's result, in rows of pixels of channels.</summary>
internal sealed record Image(int Height, int Width, int Channels, float[] Values)
{
    public Image(int height, int width, int channels)
        : this(height, width, channels, new float[height * width * channels])
    {
    }

    public ref float this[int y, int x, int channel] => ref Values[(y * Width + x) * Channels + channel];

    public static Image Filled(int height, int width, int channels, Func<int, int, int, float> value)
    {
        var image = new Image(height, width, channels);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < channels; channel++)
                    image[y, x, channel] = value(y, x, channel);
        return image;
    }

    public static Image Random(int height, int width, int channels, int seed)
    {
        var random = new Random(seed);
        return Filled(height, width, channels, (_, _, _) => random.NextSingle() * 2 - 1);
    }

    /// <summary>The image that TensorFlow.js was given too: values of 0 to 255 by a formula.</summary>
    public static Image Pattern(int size) =>
        Filled(size, size, 3, (y, x, channel) => (x * 7 + y * 13 + channel * 101 + x * y % 31 * 5) % 256);

    public Image Select(Func<float, float> change) => this with { Values = [.. Values.Select(change)] };

    /// <summary>As ONNX has it: a plane a channel.</summary>
    public float[] ToPlanes()
    {
        var planes = new float[Values.Length];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                for (var channel = 0; channel < Channels; channel++)
                    planes[(channel * Height + y) * Width + x] = this[y, x, channel];
        return planes;
    }

    public static Image FromPlanes(int height, int width, int channels, ReadOnlySpan<float> planes)
    {
        var image = new Image(height, width, channels);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < channels; channel++)
                    image[y, x, channel] = planes[(channel * height + y) * width + x];
        return image;
    }

    public float[] Means() =>
        [.. Enumerable.Range(0, Channels).Select(channel => Values.Where((_, i) => i % Channels == channel).Average())];
}
