namespace Kashf.Core.Learning;

/// <summary>The log-odds slope * score + intercept that a score stands for.</summary>
internal readonly record struct SigmoidCalibration(double Slope, double Intercept)
{
    private const int Iterations = 50;
    private const double Ridge = 1e-3;

    public double LogOdds(double score) => (Slope * score) + Intercept;

    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>
    /// Fits by Newton's method with softened targets (Platt: Probabilistic Outputs for Support Vector Machines, 1999;
    /// Lin, Lin, Weng: A Note on Platt's Probabilistic Outputs, 2007). The slope is never negative.
    /// </summary>
    public static SigmoidCalibration Fit(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives, ReadOnlySpan<float> weights)
    {
        var (positive, negative) = Totals(positives, weights);
        var high = (positive + 1) / (positive + 2);
        var low = 1 / (negative + 2);
        var prior = Math.Log((positive + 1) / (negative + 1));
        var current = new SigmoidCalibration(1, prior);
        var loss = Loss(current, scores, positives, weights, high, low);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var step = Step(current, scores, positives, weights, high, low);
            var scale = 1.0;
            var (next, nextLoss) = (current, double.PositiveInfinity);
            while (scale > 1e-6)
            {
                next = new(current.Slope - (scale * step.Slope), current.Intercept - (scale * step.Intercept));
                nextLoss = Loss(next, scores, positives, weights, high, low);
                if (nextLoss <= loss)
                    break;
                scale /= 2;
            }
            if (!(nextLoss < loss - 1e-9))
                break;
            (current, loss) = (next, nextLoss);
        }
        return current.Slope >= 0 ? current : new(0, prior);
    }

    private static (double Positive, double Negative) Totals(ReadOnlySpan<bool> positives, ReadOnlySpan<float> weights)
    {
        var (positive, negative) = (0.0, 0.0);
        for (var i = 0; i < positives.Length; i++)
            if (positives[i])
                positive += weights[i];
            else
                negative += weights[i];
        return (positive, negative);
    }

    private static double Loss(
        SigmoidCalibration at, ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives, ReadOnlySpan<float> weights, double high, double low)
    {
        var loss = Ridge * at.Slope * at.Slope / 2;
        for (var i = 0; i < scores.Length; i++)
        {
            var logOdds = at.LogOdds(scores[i]);
            var target = positives[i] ? high : low;
            var softplus = logOdds > 0 ? logOdds + Math.Log(1 + Math.Exp(-logOdds)) : Math.Log(1 + Math.Exp(logOdds));
            loss += weights[i] * (softplus - (target * logOdds));
        }
        return loss;
    }

    private static SigmoidCalibration Step(
        SigmoidCalibration at, ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives, ReadOnlySpan<float> weights, double high, double low)
    {
        var (slope, intercept) = (Ridge * at.Slope, 0.0);
        var (slopes, both, intercepts) = (Ridge, 0.0, 1e-9);
        for (var i = 0; i < scores.Length; i++)
        {
            var probability = Probability(at.LogOdds(scores[i]));
            var error = weights[i] * (probability - (positives[i] ? high : low));
            var curvature = weights[i] * Math.Max(probability * (1 - probability), 1e-12);
            slope += error * scores[i];
            intercept += error;
            slopes += curvature * scores[i] * scores[i];
            both += curvature * scores[i];
            intercepts += curvature;
        }
        var determinant = (slopes * intercepts) - (both * both);
        return Math.Abs(determinant) < 1e-18
            ? new(slope / slopes, intercept / intercepts)
            : new(((intercepts * slope) - (both * intercept)) / determinant, ((slopes * intercept) - (both * slope)) / determinant);
    }
}
