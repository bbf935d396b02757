namespace Kashf.Core.Learning;

/// <summary>
/// Finds the factor of log-odds in a softmax that makes the reported tags most likely (temperature scaling: Guo, Pleiss,
/// Sun, Weinberger: On Calibration of Modern Neural Networks, ICML 2017).
/// </summary>
internal static class Coupling
{
    private const double Smallest = 0.05;
    private const double Largest = 5;
    private const int Halvings = 12;

    /// <param name="logOdds">The log-odds of each row's tags.</param>
    /// <param name="tags">The tag of each row.</param>
    public static float Fit(float[][] logOdds, int[] tags)
    {
        // The loss is convex in the factor: where its slope changes sign is the minimum.
        var (low, high) = (Smallest, Largest);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = Math.Sqrt(low * high);
            if (Slope(logOdds, tags, (float)middle) > 0)
                high = middle;
            else
                low = middle;
        }
        return (float)Math.Sqrt(low * high);
    }

    private static double Slope(float[][] logOdds, int[] tags, float factor)
    {
        var slope = 0.0;
        for (var row = 0; row < logOdds.Length; row++)
        {
            var values = logOdds[row];
            var top = System.Numerics.Tensors.TensorPrimitives.Max<float>(values);
            var (sum, expected) = (0f, 0f);
            foreach (var value in values)
            {
                var share = MathF.Exp(factor * (value - top));
                sum += share;
                expected += share * value;
            }
            slope += (expected / sum) - values[tags[row]];
        }
        return slope;
    }
}
