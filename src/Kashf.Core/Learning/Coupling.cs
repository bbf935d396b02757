namespace Kashf.Core.Learning;

/// <summary>
/// Finds the factor of log-odds in a softmax that makes the reported tags most likely (temperature scaling: Guo, Pleiss,
/// Sun, Weinberger: On Calibration of Modern Neural Networks, ICML 2017).
/// </summary>
internal static class Coupling
{
    private const double Smallest = 0.05;
    private const double Largest = 5;
    private const int Steps = 40;
    private static readonly double GoldenRatio = (Math.Sqrt(5) - 1) / 2;

    /// <param name="logOdds">The log-odds of each row's tags.</param>
    /// <param name="tags">The tag of each row.</param>
    public static float Fit(float[][] logOdds, int[] tags)
    {
        var (low, high) = (Math.Log(Smallest), Math.Log(Largest));
        for (var step = 0; step < Steps; step++)
        {
            var first = high - (GoldenRatio * (high - low));
            var second = low + (GoldenRatio * (high - low));
            if (Loss(logOdds, tags, Math.Exp(first)) <= Loss(logOdds, tags, Math.Exp(second)))
                high = second;
            else
                low = first;
        }
        return (float)Math.Exp((low + high) / 2);
    }

    private static double Loss(float[][] logOdds, int[] tags, double factor)
    {
        var loss = 0.0;
        for (var row = 0; row < logOdds.Length; row++)
        {
            var top = logOdds[row].Max();
            var sum = 0.0;
            foreach (var value in logOdds[row])
                sum += Math.Exp(factor * (value - top));
            loss += Math.Log(sum) - (factor * (logOdds[row][tags[row]] - top));
        }
        return loss;
    }
}
