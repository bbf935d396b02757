using Kashf.Core.Video.Differences;

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

    public const int Length = GreyLength + (2 * ColorLength);

    private const int GreyLength = GreySide * GreySide;
    private const int ColorLength = ColorSide * ColorSide;

    internal ReadOnlySpan<byte> Grey => Bytes.AsSpan(0, GreyLength);

    internal ReadOnlySpan<byte> BlueDifference => Bytes.AsSpan(GreyLength, ColorLength);

    internal ReadOnlySpan<byte> RedDifference => Bytes.AsSpan(GreyLength + ColorLength, ColorLength);

    /// <summary>
    /// The share of the picture, 0..1, that shows something else: 0 for the same picture, even where it is brighter, noisier or
    /// hardly moved; 0.4 where two fifths of it changed; near 1 for pictures that have nothing in common. Symmetric, and equal
    /// on every machine.
    /// </summary>
    /// <exception cref="ArgumentException">A signature is not of <see cref="Length"/> bytes.</exception>
    public static double Difference(FrameSignature one, FrameSignature other) => FrameDifference.Between(one, other);
}
