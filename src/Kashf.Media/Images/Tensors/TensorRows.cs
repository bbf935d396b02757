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
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pixels.Length, (columns.End - columns.First) * PixelImage.Channels);
        ref var first = ref MemoryMarshal.GetReference(pixels);
        var at = y * rowStep;
        var x = 0;
        if (pixelStep == 1)
        {
            for (; x <= width - Vector128<float>.Count; x += Vector128<float>.Count)
                WriteFour(at + x, Value(ref first, columns, x), Value(ref first, columns, x + 1), Value(ref first, columns, x + 2), Value(ref first, columns, x + 3));
        }

        for (; x < width; x++)
            WriteOne(at + x * pixelStep, Value(ref first, columns, x));
    }

    private void WriteOne(int at, Vector128<float> values)
    {
        tensor[at + red] = values[0];
        tensor[at + green] = values[1];
        tensor[at + blue] = values[2];
    }

    /// <summary>Neighbours in a plane of each colour: four pixels, as the rows of a matrix, are transposed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteFour(int at, Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var (left, right) = (RedAndGreen(a, b), RedAndGreen(c, d));
        Vector128.Create(left.GetLower(), right.GetLower()).CopyTo(tensor[(at + red)..]);
        Vector128.Create(left.GetUpper(), right.GetUpper()).CopyTo(tensor[(at + green)..]);
        Vector128.Create(Blue(a, b), Blue(c, d)).CopyTo(tensor[(at + blue)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> RedAndGreen(Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(
        Vector128.Create(-1, 0, -1, 0).AsSingle(),
        Vector128.Shuffle(a, Vector128.Create(0, 0, 1, 1)),
        Vector128.Shuffle(b, Vector128.Create(0, 0, 1, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector64<float> Blue(Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(
        Vector128.Create(-1, 0, 0, 0).AsSingle(),
        Vector128.Shuffle(a, Vector128.Create(2, 2, 2, 2)),
        Vector128.Shuffle(b, Vector128.Create(2, 2, 2, 2))).GetLower();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<float> Value(ref float first, SampleWeights columns, int x) =>
        Sum(ref Unsafe.Add(ref first, (columns.Start(x) - columns.First) * PixelImage.Channels), columns.Of(x)) * scale + offset;

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
