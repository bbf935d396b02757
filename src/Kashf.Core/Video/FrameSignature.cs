namespace Kashf.Core.Video;

/// <summary>A small grey-and-colour picture of a frame, by which frames are compared.</summary>
/// <param name="Bytes">
/// <see cref="Length"/> of them: mean brightness of <see cref="GreySide"/> × <see cref="GreySide"/> cells of the frame, then
/// the means of both colour differences (blue, red) of <see cref="ColorSide"/> × <see cref="ColorSide"/> cells, each row after row.
/// </param>
public readonly record struct FrameSignature(byte[] Bytes)
{
    public const int GreySide = 16;

    public const int ColorSide = 8;

    public const int Length = (GreySide * GreySide) + (2 * ColorSide * ColorSide);

    /// <summary>How different two frames are, 0..1: 0 for the same, 1 where they have nothing in common.</summary>
    public static double Difference(FrameSignature one, FrameSignature other) => FrameDifference.Between(one, other);
}
