namespace Kashf.Core.Learning;

/// <summary>
/// Fits a sigmoid to scores by Newton's method with softened targets (Platt: Probabilistic Outputs for Support Vector
/// Machines, 1999; Lin, Lin, Weng: A Note on Platt's Probabilistic Outputs, 2007). The slope is drawn to the usual one,
/// which matters when there are only a few scores, and stays positive.
/// </summary>
internal readonly ref struct SigmoidFit
{
    private const int Iterations = 30;
    private const double SlopePrior = 1;
    private const double SmallestSlope = 0.05;
    private const double Precision = 1e-7;

    private readonly ReadOnlySpan<float> scores;
    private readonly ReadOnlySpan<bool> positives;
    private readonly ReadOnlySpan<float> weights;
    private readonly double high;
    private readonly double low;

    private SigmoidFit(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives, ReadOnlySpan<float> weights)
    {
        this.scores = scores;
        this.positives = positives;
        this.weights = weights;
        var (positive, negative) = (0.0, 0.0);
        for (var i = 0; i < positives.Length; i++)
            (positive, negative) = positives[i] ? (positive + weights[i], negative) : (positive, negative + weights[i]);
        high = (positive + 1) / (positive + 2);
        low = 1 / (negative + 2);
    }

    /// <param name="scores">Held-out scores.</param>
    /// <param name="positives">Whether the item has the tag.</param>
    /// <param name="weights">What the item counts.</param>
    /// <param name="start">Where to begin; the nearer to the end, the sooner done.</param>
    public static (SigmoidCalibration Calibration, double Loss) Fit(
        ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives, ReadOnlySpan<float> weights, SigmoidCalibration? start = null)
    {
        var fit = new SigmoidFit(scores, positives, weights);
        var current = start ?? new SigmoidCalibration(SigmoidCalibration.UsualSlope, 0);
        var (loss, step) = fit.LossAndStep(current);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var (next, nextLoss, nextStep, scale) = (current, double.PositiveInfinity, step, 1.0);
            for (; scale > 1e-4 && !(nextLoss <= loss); scale /= 2)
            {
                next = new(Math.Max(SmallestSlope, current.Slope - (scale * step.Slope)), current.Intercept - (scale * step.Intercept));
                (nextLoss, nextStep) = fit.LossAndStep(next);
            }
            if (!(nextLoss < loss))
                break;
            var gain = loss - nextLoss;
            (current, loss, step) = (next, nextLoss, nextStep);
            if (gain < Precision * loss)
                break;
        }
        return (current, loss);
    }

    private (double Loss, SigmoidCalibration Step) LossAndStep(SigmoidCalibration at)
    {
        var distance = at.Slope - SigmoidCalibration.UsualSlope;
        var loss = SlopePrior * distance * distance / 2;
        var (slope, intercept) = (SlopePrior * distance, 0.0);
        var (slopes, both, intercepts) = (SlopePrior, 0.0, 1e-6);
        for (var i = 0; i < scores.Length; i++)
        {
            var logOdds = (float)at.LogOdds(scores[i]);
            var target = positives[i] ? high : low;
            var odds = MathF.Exp(-MathF.Abs(logOdds));
            var probability = (logOdds >= 0 ? 1f : odds) / (1f + odds);
            loss += weights[i] * (MathF.Max(logOdds, 0) + MathF.Log(1f + odds) - (target * logOdds));
            var error = weights[i] * (probability - target);
            var curvature = weights[i] * Math.Max(probability * (1f - probability), 1e-9);
            slope += error * scores[i];
            intercept += error;
            slopes += curvature * scores[i] * scores[i];
            both += curvature * scores[i];
            intercepts += curvature;
        }
        var determinant = (slopes * intercepts) - (both * both);
        return (loss, new SigmoidCalibration(
            ((intercepts * slope) - (both * intercept)) / determinant, ((slopes * intercept) - (both * slope)) / determinant));
    }
}
