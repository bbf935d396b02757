namespace Kashf.Models.Faces.Detection;

/// <summary>A rectangle in which a detector sees a face, in pixels of the image that was searched.</summary>
/// <param name="Left">May lie outside the image, like the others.</param>
/// <param name="Top">Above <paramref name="Bottom"/>.</param>
/// <param name="Right">Right of <paramref name="Left"/>.</param>
/// <param name="Bottom">Below <paramref name="Top"/>.</param>
/// <param name="Confidence">0..1.</param>
internal readonly record struct FaceRegion(float Left, float Top, float Right, float Bottom, float Confidence)
{
    public float Width => Right - Left;

    public float Height => Bottom - Top;

    public float CenterX => (Left + Right) / 2;

    public float CenterY => (Top + Bottom) / 2;

    public float Area => Width * Height;

    /// <summary>Area of the intersection.</summary>
    public float Common(FaceRegion other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));

    /// <summary>From parts of the sides of what was searched to pixels of the image.</summary>
    public FaceRegion In(SearchedArea area) => new(
        area.X + (Left * area.Width), area.Y + (Top * area.Height), area.X + (Right * area.Width), area.Y + (Bottom * area.Height), Confidence);
}
