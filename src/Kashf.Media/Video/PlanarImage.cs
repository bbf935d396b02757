namespace Kashf.Media.Video;

/// <summary>
/// A picture as videos hold it: a plane of brightness and two of colour at half the size (4:2:0), 8 bits a value, rows from
/// the top without padding.
/// </summary>
public sealed class PlanarImage
{
    private readonly ReadOnlyMemory<byte> planes;

    /// <param name="width">1 or more.</param>
    /// <param name="height">1 or more.</param>
    /// <param name="planes">Exactly <see cref="BytesOf"/> bytes: brightness, then the blue difference, then the red one.</param>
    public PlanarImage(int width, int height, ReadOnlyMemory<byte> planes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (planes.Length != BytesOf(width, height))
            throw new ArgumentException($"{width} x {height} pixels are {BytesOf(width, height)} bytes, not {planes.Length}", nameof(planes));
        Width = width;
        Height = height;
        this.planes = planes;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Of the colour planes: half of <see cref="Width"/>, rounded up.</summary>
    public int ColorWidth => (Width + 1) / 2;

    /// <summary>Of the colour planes: half of <see cref="Height"/>, rounded up.</summary>
    public int ColorHeight => (Height + 1) / 2;

    public ColorMatrix Matrix { get; init; }

    /// <summary>Whether brightness goes from 0 to 255 (and colour likewise), not from 16 to 235 (colour from 16 to 240).</summary>
    public bool IsFullRange { get; init; }

    /// <summary>Width × height values.</summary>
    public ReadOnlySpan<byte> Luma => planes.Span[..(Width * Height)];

    /// <summary>Cb, with 128 for no colour: <see cref="ColorWidth"/> × <see cref="ColorHeight"/> values.</summary>
    public ReadOnlySpan<byte> BlueDifference => planes.Span.Slice(Width * Height, ColorWidth * ColorHeight);

    /// <summary>Cr, likewise.</summary>
    public ReadOnlySpan<byte> RedDifference => planes.Span[((Width * Height) + (ColorWidth * ColorHeight))..];

    /// <summary>Of all three planes.</summary>
    public static int BytesOf(int width, int height) => (width * height) + (2 * ((width + 1) / 2) * ((height + 1) / 2));
}
