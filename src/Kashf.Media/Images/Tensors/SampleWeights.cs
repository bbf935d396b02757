namespace Kashf.Media.Images.Tensors;

/// <summary>
/// Along one side, which source pixels make each target pixel, and how much each counts: bilinear interpolation for
/// enlarging; for shrinking the same triangle widened by the factor, so that every source pixel counts (antialiasing).
/// </summary>
internal readonly ref struct SampleWeights
{
    private readonly Span<float> weights;
    private readonly Span<int> starts;
    private readonly int taps;

    private SampleWeights(Span<float> weights, Span<int> starts, int taps)
    {
        this.weights = weights;
        this.starts = starts;
        this.taps = taps;
    }

    /// <summary>The first source pixel that counts anywhere.</summary>
    public int First => starts[0];

    /// <summary>One after the last source pixel that counts anywhere.</summary>
    public int End => starts[^1] + taps;

    /// <summary>Weights of one target pixel, from <see cref="Start"/> on.</summary>
    public ReadOnlySpan<float> Of(int target) => weights.Slice(target * taps, taps);

    /// <summary>Weights of a target pixel and the three after it.</summary>
    public ReadOnlySpan<float> OfFour(int target) => weights.Slice(target * taps, 4 * taps);

    public int Taps => taps;

    public int Start(int target) => starts[target];

    /// <param name="sources">Pixels of the side; what lies outside does not count.</param>
    /// <param name="from">Where the part that is sampled begins.</param>
    /// <param name="length">Of that part.</param>
    /// <param name="targets">How many pixels are made of it.</param>
    public static SampleWeights Compute(int sources, double from, double length, int targets)
    {
        var factor = length / targets;
        var reach = Math.Max(factor, 1);
        var taps = Math.Min(sources, (int)Math.Ceiling(reach * 2));
        var computed = new SampleWeights(new float[targets * taps], new int[targets], taps);
        for (var target = 0; target < targets; target++)
            computed.Fill(target, from + (target + 0.5) * factor, reach, sources);
        return computed;
    }

    private void Fill(int target, double center, double reach, int sources)
    {
        var start = Math.Clamp((int)Math.Floor(center - reach + 0.5), 0, sources - taps);
        starts[target] = start;
        var own = weights.Slice(target * taps, taps);
        var sum = 0f;
        for (var tap = 0; tap < own.Length; tap++)
            sum += own[tap] = (float)Math.Max(0, 1 - Math.Abs(start + tap + 0.5 - center) / reach);
        foreach (ref var weight in own)
            weight /= sum;
    }
}
