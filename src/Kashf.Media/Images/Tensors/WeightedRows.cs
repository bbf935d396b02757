using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kashf.Media.Images.Tensors;

/// <summary>Sums rows of an image, each with its weight: the sampling down.</summary>
internal static class WeightedRows
{
    /// <param name="image">Whose rows are summed.</param>
    /// <param name="first">The byte of each row to begin with.</param>
    /// <param name="row">The row that the first weight is for; the others follow.</param>
    /// <param name="weights">Of the rows.</param>
    /// <param name="sums">As many as bytes are wanted of each row; all are written.</param>
    public static void Sum(PixelImage image, int first, int row, ReadOnlySpan<float> weights, Span<float> sums)
    {
        var stride = image.Width * PixelImage.Channels;
        var bytes = image.Pixels.Slice(row * stride + first, (weights.Length - 1) * stride + sums.Length);
        var at = 0;
        for (; at <= sums.Length - Vector<byte>.Count; at += Vector<byte>.Count)
            SumVector(ref MemoryMarshal.GetReference(bytes[at..]), stride, weights, sums[at..]);
        if (at == sums.Length)
            return;
        // The last ones once more with their neighbours before them, unless there are too few.
        if (at > 0)
            SumVector(ref MemoryMarshal.GetReference(bytes[(sums.Length - Vector<byte>.Count)..]), stride, weights, sums[^Vector<byte>.Count..]);
        else
            SumEach(bytes, stride, weights, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumVector(ref byte bytes, int stride, ReadOnlySpan<float> weights, Span<float> sums)
    {
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var weight = new Vector<float>(weights[tap]);
            Vector.Widen(Vector.LoadUnsafe(ref bytes, (nuint)(tap * stride)), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            a = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(first)), weight, a);
            b = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(second)), weight, b);
            c = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(third)), weight, c);
            d = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(Vector.AsVectorInt32(fourth)), weight, d);
        }

        var to = MemoryMarshal.Cast<float, Vector<float>>(sums);
        (to[0], to[1], to[2], to[3]) = (a, b, c, d);
    }

    private static void SumEach(ReadOnlySpan<byte> bytes, int stride, ReadOnlySpan<float> weights, Span<float> sums)
    {
        sums.Clear();
        for (var tap = 0; tap < weights.Length; tap++)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += bytes[tap * stride + i] * weights[tap];
        }
    }
}
