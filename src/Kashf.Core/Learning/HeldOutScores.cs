namespace Kashf.Core.Learning;

/// <summary>What models say of rows that they did not learn from.</summary>
/// <param name="OfTags">The score of each tag (first index) and row (second).</param>
/// <param name="Kept">What the probabilities of each row keep, 0 to 1; null where they keep everything.</param>
internal sealed record HeldOutScores(float[][] OfTags, float[]? Kept = null)
{
    /// <summary>The probability of each tag (first index) and row (second, as in <paramref name="rows"/>).</summary>
    public float[][] Probabilities(Calibration calibration, IReadOnlyList<int> rows)
    {
        var probabilities = calibration.Probabilities(OfTags, rows);
        if (Kept is null)
            return probabilities;
        foreach (var ofTag in probabilities)
            for (var i = 0; i < ofTag.Length; i++)
                ofTag[i] *= Kept[rows[i]];
        return probabilities;
    }
}
