namespace Kashf.Core.Learning;

/// <summary>The log-odds slope * score + intercept that a score stands for.</summary>
internal readonly record struct SigmoidCalibration(double Slope, double Intercept)
{
    /// <summary>The slope expected before anything is measured: scores of -1 and +1 are about 8 and 92 per cent.</summary>
    public const double UsualSlope = 2.5;

    public double LogOdds(double score) => (Slope * score) + Intercept;
}
