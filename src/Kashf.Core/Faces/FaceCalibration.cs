using Kashf.Core.Learning;

namespace Kashf.Core.Faces;

/// <summary>
/// From the likeness of a face and a person to the probability that it is theirs, where a face is as often a stranger's. A
/// stranger's likeness is that of the person most like them.
/// </summary>
internal static class FaceCalibration
{
    // Datasets of faces had slopes of 3 to 17; the sigmoid's usual one is that of another scale.
    private const float ToScore = 4;
    private const float UsualLikeness = 0.35f;
    private const float UsualWorth = 2;

    /// <summary>What is known before there are photos.</summary>
    public static SigmoidCalibration Usual { get; } = new(SigmoidCalibration.UsualSlope * ToScore, 0);

    /// <param name="own">Of faces and the person whose they are said to be, who was learnt without them; with the weight of each.</param>
    /// <param name="others">Of faces and the person most like them of those whose they are not.</param>
    public static SigmoidCalibration Fit(IReadOnlyList<(float Likeness, float Weight)> own, IReadOnlyList<float> others)
    {
        (float Likeness, float Weight)[] all =
            [.. own, (UsualLikeness, UsualWorth), .. others.Select(likeness => (likeness, 1f)), (-UsualLikeness, UsualWorth)];
        var (ofOwn, ofOthers) = (UsualWorth + own.Sum(face => face.Weight), UsualWorth + others.Count);
        var (scores, positives, weights) = (new float[all.Length], new bool[all.Length], new float[all.Length]);
        for (var i = 0; i < all.Length; i++)
        {
            var (isOwn, (likeness, weight)) = (i <= own.Count, all[i]);
            var share = Math.Min(ofOwn, ofOthers) / (isOwn ? ofOwn : ofOthers);
            (scores[i], positives[i], weights[i]) = (likeness * ToScore, isOwn, weight * share);
        }

        var fitted = SigmoidFit.Fit(scores, positives, weights).Calibration;
        return fitted with { Slope = fitted.Slope * ToScore };
    }

    public static double Probability(this SigmoidCalibration calibration, double likeness) =>
        1 / (1 + Math.Exp(-calibration.LogOdds(likeness)));
}
