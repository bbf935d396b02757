namespace Kashf.Media.Images.Headers;

/// <summary>What decoding needs to know of a file.</summary>
/// <param name="Format">By its first bytes.</param>
/// <param name="Width">As stored, before it is turned upright.</param>
/// <param name="Height">As stored.</param>
internal sealed record ImageFile(ImageFormat Format, long Width, long Height)
{
    /// <summary>As EXIF numbers it, 1 to 8; 1 is upright.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Whether pixels may be transparent.</summary>
    public bool MayBeTransparent { get; init; }

    /// <summary>Whether the file ends before its image does, as far as the header's structure shows.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether decoding keeps the whole image's coefficients in memory.</summary>
    public bool IsProgressive { get; init; }

    /// <summary>Whether CMYK values are stored as Adobe's programs do: 255 for no ink.</summary>
    public bool IsAdobe { get; init; }

    /// <summary>Where the first frame of an animation lies, if the decoder must be given that alone.</summary>
    public Range? FirstFrame { get; init; }

    public ImageHeader Upright() => Images.Orientation.SwapsSides(Orientation)
        ? new(Format, (int)Height, (int)Width, Orientation)
        : new(Format, (int)Width, (int)Height, Orientation);
}
