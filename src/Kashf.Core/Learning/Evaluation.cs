namespace Kashf.Core.Learning;

/// <summary>Answers counted against reports, on predictions of models that had not seen the item.</summary>
/// <param name="TruePositives">Answered, and reported positive.</param>
/// <param name="FalsePositives">Answered, but reported negative, or reported only for other tags.</param>
/// <param name="FalseNegatives">Not answered, but reported positive.</param>
public readonly record struct AnswerCounts(int TruePositives, int FalsePositives, int FalseNegatives)
{
    /// <summary>The share of answers that were right, 0 to 1; 0 when there were none.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>The share of positives that were answered, 0 to 1.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>The sum of two counts.</summary>
    public AnswerCounts Add(AnswerCounts other) => new(
        TruePositives + other.TruePositives,
        FalsePositives + other.FalsePositives,
        FalseNegatives + other.FalseNegatives);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

/// <summary>What to expect of a tag.</summary>
/// <param name="TagId">The tag.</param>
/// <param name="Threshold">The probability from which the tag is answered, 0 to 0.5.</param>
/// <param name="Positives">Items reported to have the tag.</param>
/// <param name="Negatives">Items reported not to have it.</param>
/// <param name="Counts">Held-out answers at the threshold.</param>
public sealed record TagEvaluation(long TagId, float Threshold, int Positives, int Negatives, AnswerCounts Counts)
{
    /// <inheritdoc cref="AnswerCounts.Precision"/>
    public double Precision => Counts.Precision;

    /// <inheritdoc cref="AnswerCounts.Recall"/>
    public double Recall => Counts.Recall;

    /// <inheritdoc cref="AnswerCounts.F1"/>
    public double F1 => Counts.F1;
}

/// <summary>What to expect of a dataset: the answers of all its tags together.</summary>
/// <param name="Tags">Each trained tag.</param>
public sealed record DatasetEvaluation(IReadOnlyList<TagEvaluation> Tags)
{
    /// <summary>Held-out answers of all tags.</summary>
    public AnswerCounts Counts { get; } = Tags.Aggregate(default(AnswerCounts), (sum, tag) => sum.Add(tag.Counts));

    /// <inheritdoc cref="AnswerCounts.Precision"/>
    public double Precision => Counts.Precision;

    /// <inheritdoc cref="AnswerCounts.Recall"/>
    public double Recall => Counts.Recall;
}

/// <summary>The probability that a model gives to a reported item which it did not learn from.</summary>
public readonly record struct HeldOutPrediction(long ItemId, long TagId, bool Reported, float Probability);
