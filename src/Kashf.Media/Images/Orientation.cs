namespace Kashf.Media.Images;

/// <summary>Turns images upright by EXIF's orientation (tag 274): which side of the scene the first row and column show.</summary>
internal static class Orientation
{
    private const int Channels = PixelImage.Channels;

    /// <summary>Whether width and height change places.</summary>
    public static bool SwapsSides(int orientation) => orientation >= 5;

    /// <param name="image">As stored.</param>
    /// <param name="orientation">1 to 8; 1 leaves the image as it is.</param>
    public static PixelImage Apply(PixelImage image, int orientation)
    {
        if (orientation == 1)
            return image;
        var (width, height) = SwapsSides(orientation) ? (image.Height, image.Width) : (image.Width, image.Height);
        var upright = GC.AllocateUninitializedArray<byte>(width * height * Channels);
        for (var y = 0; y < height; y++)
            CopyRow(image, orientation, y, upright.AsSpan(y * width * Channels, width * Channels));
        return new PixelImage(width, height, upright);
    }

    private static void CopyRow(PixelImage image, int orientation, int y, Span<byte> row)
    {
        // Where the row begins in the stored image, and how far apart its pixels lie there.
        var (right, bottom, across, down) = (image.Width - 1, image.Height - 1, Channels, image.Width * Channels);
        var (startX, startY, step) = orientation switch
        {
            2 => (right, y, -across),
            3 => (right, bottom - y, -across),
            4 => (0, bottom - y, across),
            5 => (y, 0, down),
            6 => (y, bottom, -down),
            7 => (right - y, bottom, -down),
            _ => (right - y, 0, down),
        };
        var pixels = image.Pixels;
        for (int to = 0, from = startY * down + startX * across; to < row.Length; to += Channels, from += step)
        {
            row[to] = pixels[from];
            row[to + 1] = pixels[from + 1];
            row[to + 2] = pixels[from + 2];
        }
    }
}
