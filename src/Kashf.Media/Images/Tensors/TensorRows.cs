using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Media.Images.Tensors;

/// <summary>Writes rows of pixels into a tensor: samples across, normalises, and puts each colour where it belongs.</summary>
internal readonly ref struct TensorRows
{
    private readonly Span<float> tensor;
    private readonly int width;
    private readonly int pixelStep;
    private readonly int rowStep;
    private readonly int red;
    private readonly int green;
    private readonly int blue;
    private readonly Vector128<float> scale;
    private readonly Vector128<float> offset;

    public TensorRows(TensorFormat format, Span<float> tensor)
    {
        this.tensor = tensor[..format.Length];
        width = format.Width;
        var isPlanar = format.Layout == TensorLayout.ChannelsFirst;
        var channelStep = isPlanar ? format.Width * format.Height : 1;
        pixelStep = isPlanar ? 1 : PixelImage.Channels;
        rowStep = width * pixelStep;
        green = channelStep;
        var isReversed = format.Order == ChannelOrder.Bgr;
        (red, blue) = isReversed ? (2 * channelStep, 0) : (0, 2 * channelStep);
        scale = Vector(format.Scale, isReversed);
        offset = -Vector(format.Mean, isReversed) * scale;
    }

    /// <param name="y">Of the tensor.</param>
    /// <param name="pixels">Red, green and blue, from the first that <paramref name="columns"/> count on, and one number more.</param>
    /// <param name="columns">How they are sampled.</param>
    public void Write(int y, ReadOnlySpan<float> pixels, SampleWeights columns)
    {
        ref var first = ref MemoryMarshal.GetReference(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pixels.Length, (columns.End - columns.First) * PixelImage.Channels);
        for (int x = 0, at = y * rowStep; x < width; x++, at += pixelStep)
        {
            var values = Sum(ref Unsafe.Add(ref first, (columns.Start(x) - columns.First) * PixelImage.Channels), columns.Of(x)) * scale + offset;
            tensor[at + red] = values[0];
            tensor[at + green] = values[1];
            tensor[at + blue] = values[2];
        }
    }

    /// <summary>Pixels are read by fours: three colours, and a fourth number that counts for nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(ref float pixels, ReadOnlySpan<float> weights)
    {
        var sum = Vector128<float>.Zero;
        for (var tap = 0; tap < weights.Length; tap++)
            sum = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(in pixels, (nuint)(tap * PixelImage.Channels)), Vector128.Create(weights[tap]), sum);
        return sum;
    }

    private static Vector128<float> Vector(ChannelValues values, bool isReversed) => isReversed
        ? Vector128.Create(values.Third, values.Second, values.First, 0)
        : Vector128.Create(values.First, values.Second, values.Third, 0);
}
