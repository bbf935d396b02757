namespace Kashf.Media.Images;

/// <summary>
/// A decoded image: three bytes a pixel (red, green, blue), rows from the top without padding, upright, on white where it
/// was transparent.
/// </summary>
public sealed class PixelImage
{
    /// <summary>Bytes of one pixel.</summary>
    public const int Channels = 3;

    private readonly byte[] pixels;

    /// <param name="width">1 or more.</param>
    /// <param name="height">1 or more.</param>
    /// <param name="pixels">Exactly width × height × 3 bytes, which belong to the image from now on.</param>
    public PixelImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.LongLength != (long)width * height * Channels)
            throw new ArgumentException($"{width} x {height} pixels are {(long)width * height * Channels} bytes, not {pixels.Length}", nameof(pixels));
        Width = width;
        Height = height;
        this.pixels = pixels;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>All rows, one after another.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>The pixels of one row; 0 is the topmost.</summary>
    public ReadOnlySpan<byte> Row(int y) => pixels.AsSpan(y * Width * Channels, Width * Channels);
}
