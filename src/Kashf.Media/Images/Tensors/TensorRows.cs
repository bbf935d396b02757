using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Media.Images.Tensors;

/// <summary>Writes rows of pixels into a tensor: samples across, normalises, and puts each colour where it belongs.</summary>
internal readonly ref struct TensorRows
{
    private readonly Span<float> tensor;
    private readonly SampleWeights columns;
    private readonly int width;
    private readonly int pixelStep;
    private readonly int rowStep;
    private readonly int red;
    private readonly int green;
    private readonly int blue;
    private readonly Vector128<float> scale;
    private readonly Vector128<float> offset;

    public TensorRows(TensorFormat format, Span<float> tensor, SampleWeights columns)
    {
        this.columns = columns;
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

    /// <summary>How many numbers <see cref="Write"/> takes: one more than the pixels have, because these are read by fours.</summary>
    public int RowLength => (columns.End - columns.First) * PixelImage.Channels + 1;

    /// <param name="y">Of the tensor.</param>
    /// <param name="pixels">Red, green and blue, from the first pixel that counts on, and one number more.</param>
    public void Write(int y, ReadOnlySpan<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels.Length, RowLength);
        ref var first = ref MemoryMarshal.GetReference(pixels);
        var at = y * rowStep;
        var x = 0;
        if (pixelStep == 1)
        {
            var reds = tensor.Slice(at + red, width);
            var greens = tensor.Slice(at + green, width);
            var blues = tensor.Slice(at + blue, width);
            for (; x <= width - Vector128<float>.Count; x += Vector128<float>.Count)
                WriteFour(ref first, x, ref reds[x], ref greens[x], ref blues[x]);
        }

        for (; x < width; x++)
            WriteOne(at + x * pixelStep, Normalize(Sample(ref PixelAt(ref first, x), columns.Of(x))));
    }

    private void WriteOne(int at, Vector128<float> values)
    {
        tensor[at + red] = values[0];
        tensor[at + green] = values[1];
        tensor[at + blue] = values[2];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float PixelAt(ref float first, int x) => ref Unsafe.Add(ref first, (columns.Start(x) - columns.First) * PixelImage.Channels);

    private static Vector128<float> Sample(ref float pixels, ReadOnlySpan<float> weights)
    {
        var sum = Vector128<float>.Zero;
        for (var tap = 0; tap < weights.Length; tap++)
            sum = Add(ref pixels, (nuint)(tap * PixelImage.Channels), weights[tap], sum);
        return sum;
    }

    /// <summary>Pixels are read by fours: three colours, and a fourth number that counts for nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Add(ref float pixels, nuint at, float weight, Vector128<float> sum) =>
        Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(in pixels, at), Vector128.Create(weight), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<float> Normalize(Vector128<float> values) => Vector128.MultiplyAddEstimate(values, scale, offset);

    /// <summary>Four neighbours, sampled in one loop. As the rows of a matrix they are transposed: a plane of each colour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteFour(ref float first, int x, ref float reds, ref float greens, ref float blues)
    {
        ref var firstOfA = ref PixelAt(ref first, x);
        ref var firstOfB = ref PixelAt(ref first, x + 1);
        ref var firstOfC = ref PixelAt(ref first, x + 2);
        ref var firstOfD = ref PixelAt(ref first, x + 3);
        ref var weights = ref MemoryMarshal.GetReference(columns.OfFour(x));
        var (a, b, c, d) = (Vector128<float>.Zero, Vector128<float>.Zero, Vector128<float>.Zero, Vector128<float>.Zero);
        var taps = (nuint)columns.Taps;
        for (nuint tap = 0, pixel = 0; tap < taps; tap++, pixel += PixelImage.Channels)
        {
            a = Add(ref firstOfA, pixel, Unsafe.Add(ref weights, tap), a);
            b = Add(ref firstOfB, pixel, Unsafe.Add(ref weights, taps + tap), b);
            c = Add(ref firstOfC, pixel, Unsafe.Add(ref weights, 2 * taps + tap), c);
            d = Add(ref firstOfD, pixel, Unsafe.Add(ref weights, 3 * taps + tap), d);
        }

        (a, b, c, d) = (Normalize(a), Normalize(b), Normalize(c), Normalize(d));
        var left = Alternate(Vector128.Shuffle(a, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(b, Vector128.Create(0, 0, 1, 1)));
        var right = Alternate(Vector128.Shuffle(c, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(d, Vector128.Create(0, 0, 1, 1)));
        Join(left, Vector128.Shuffle(right, Vector128.Create(0, 1, 0, 1))).StoreUnsafe(ref reds);
        Join(Vector128.Shuffle(left, Vector128.Create(2, 3, 2, 3)), right).StoreUnsafe(ref greens);
        left = Alternate(Vector128.Shuffle(a, Vector128.Create(2, 2, 2, 2)), Vector128.Shuffle(b, Vector128.Create(2, 2, 2, 2)));
        right = Alternate(Vector128.Shuffle(c, Vector128.Create(2, 2, 2, 2)), Vector128.Shuffle(d, Vector128.Create(2, 2, 2, 2)));
        Join(left, right).StoreUnsafe(ref blues);
    }

    /// <summary>Every other number of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Alternate(Vector128<float> even, Vector128<float> odd) =>
        Vector128.ConditionalSelect(Vector128.Create(-1, 0, -1, 0).AsSingle(), even, odd);

    /// <summary>The lower half of one and the upper half of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Join(Vector128<float> lower, Vector128<float> upper) =>
        Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), lower, upper);

    private static Vector128<float> Vector(ChannelValues values, bool isReversed) => isReversed
        ? Vector128.Create(values.Third, values.Second, values.First, 0)
        : Vector128.Create(values.First, values.Second, values.Third, 0);
}
