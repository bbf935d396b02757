using Kashf.Core.Video;

namespace Kashf.Media.Video.Signatures;

/// <summary>Makes the small pictures by which frames are compared.</summary>
public static class FrameSignatures
{
    public static FrameSignature Of(PlanarImage planes) =>
        Of(planes.Luma, planes.BlueDifference, planes.RedDifference, planes.Width, planes.Height);

    /// <param name="luma">Brightness, width × height bytes, row after row without padding.</param>
    /// <param name="blueDifference">Half as wide and high, rounded up.</param>
    /// <param name="redDifference">As <paramref name="blueDifference"/>.</param>
    public static FrameSignature Of(
        ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blueDifference, ReadOnlySpan<byte> redDifference, int width, int height)
    {
        const int grey = FrameSignature.GreySide * FrameSignature.GreySide;
        const int color = FrameSignature.ColorSide * FrameSignature.ColorSide;
        var bytes = new byte[FrameSignature.Length];
        var (halfWidth, halfHeight) = ((width + 1) / 2, (height + 1) / 2);
        CellMeans.Write(luma, width, height, FrameSignature.GreySide, bytes.AsSpan(0, grey));
        CellMeans.Write(blueDifference, halfWidth, halfHeight, FrameSignature.ColorSide, bytes.AsSpan(grey, color));
        CellMeans.Write(redDifference, halfWidth, halfHeight, FrameSignature.ColorSide, bytes.AsSpan(grey + color, color));
        return new FrameSignature(bytes);
    }
}
