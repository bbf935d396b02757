using Kashf.Core.Video;

namespace Kashf.Core.Tests.Video;

/// <summary>Signatures that turn from one picture into another.</summary>
internal static class Pictures
{
    public const int Steps = 20;

    private static readonly FrameSignature[] All = [.. Enumerable.Range(0, Steps + 1).Select(Mix)];

    /// <param name="step">0, the one picture, to <see cref="Steps"/>, the other.</param>
    public static FrameSignature At(int step) => All[step];

    public static byte[] Random(int seed)
    {
        var bytes = new byte[FrameSignature.Length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static FrameSignature Mix(int step) =>
        new([.. Random(1).Zip(Random(2), (one, other) => (byte)(one + ((other - one) * step / Steps)))]);
}
