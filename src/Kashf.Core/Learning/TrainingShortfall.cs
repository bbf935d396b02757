namespace Kashf.Core.Learning;

/// <summary>What a tag lacks to be trained.</summary>
public enum Lacking
{
    /// <summary>Fewer than <see cref="TrainingRequirements.FewestPositives"/> items were reported to have the tag.</summary>
    Positives,

    /// <summary>Nothing to tell the tag from: no negative report, no positive item of another tag, no unreported item.</summary>
    Contrast,
}

/// <summary>A tag that cannot be trained, and why.</summary>
/// <param name="TagId">The tag.</param>
/// <param name="Lacking">What is missing.</param>
/// <param name="Have">How many of them there are.</param>
/// <param name="Need">How many of them there must be.</param>
public sealed record TrainingShortfall(long TagId, Lacking Lacking, long Have, long Need);
