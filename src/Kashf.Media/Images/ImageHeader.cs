namespace Kashf.Media.Images;

/// <summary>What an image file says of itself before it is decoded.</summary>
/// <param name="Format">By its first bytes, whatever its name.</param>
/// <param name="Width">In pixels, upright: after <paramref name="Orientation"/> is applied.</param>
/// <param name="Height">In pixels, upright.</param>
/// <param name="Orientation">As EXIF numbers it, 1 to 8; 1 is upright.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height, int Orientation);
