namespace Kashf.Core.Faces;

/// <summary>A face as a model sees it that has not learnt from it.</summary>
/// <param name="Photo">The photo's position.</param>
/// <param name="Report">What was said of it; null where nobody said anything.</param>
/// <param name="Own">Its likeness to the person of the report; null where that person has no other photo.</param>
/// <param name="Other">Its likeness to the most like of all others; null where there are none.</param>
/// <param name="OtherTag">Who that is.</param>
internal sealed record JudgedFace(int Photo, FaceReport? Report, float? Own, float? Other, int OtherTag)
{
    /// <summary>Whether it is said to be the face of a person known from other photos.</summary>
    public bool IsKnown => Report is { Positive: true } && Own is not null;
}
