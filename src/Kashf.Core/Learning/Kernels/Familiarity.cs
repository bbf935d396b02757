namespace Kashf.Core.Learning.Kernels;

/// <summary>
/// What probabilities keep where a vector lies far from all that were learnt from: all of it within a limit, half of it
/// there, and hardly anything at half as far again.
/// </summary>
/// <param name="SquaredLimit">A squared distance to the nearest vector that was learnt from.</param>
internal readonly record struct Familiarity(float SquaredLimit)
{
    private const double ShareWithin = 0.98;
    private const int FewestVectors = 20;
    private const float Steepness = 12;

    // The furthest of few says little of how far others may be.
    private const float WidenedByVectors = 5;

    /// <summary>Everything is as familiar as can be.</summary>
    public static Familiarity Unlimited { get; } = new(float.PositiveInfinity);

    /// <summary>
    /// Sets the limit so that all but one in fifty of the vectors lie within it, and never below the spread of the vectors:
    /// where many are almost alike, as frames of one scene are, another scene may still show the same. It is wider the fewer
    /// they are.
    /// </summary>
    /// <param name="squaredDistances">Of each vector to the nearest that was held in while it was held out.</param>
    /// <param name="squaredSpread">The mean squared distance of the vectors from their mean.</param>
    public static Familiarity Fit(ReadOnlySpan<float> squaredDistances, double squaredSpread)
    {
        // All copies of one file are in one fold: where there is nothing else, nothing is known.
        var sorted = Array.FindAll(squaredDistances.ToArray(), float.IsFinite);
        if (sorted.Length < FewestVectors)
            return Unlimited;
        Array.Sort(sorted);
        var within = Math.Min((int)Math.Ceiling(ShareWithin * (sorted.Length + 1)), sorted.Length);
        return new Familiarity(MathF.Max(sorted[within - 1], (float)squaredSpread) * (1 + (WidenedByVectors / sorted.Length)));
    }

    /// <param name="squaredDistance">To the nearest vector that was learnt from.</param>
    /// <returns>0 to 1.</returns>
    public float Of(float squaredDistance) => float.IsInfinity(SquaredLimit) ? 1 : 1 / (1 + MathF.Pow(squaredDistance / SquaredLimit, Steepness));
}
