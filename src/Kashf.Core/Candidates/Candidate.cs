namespace Kashf.Core.Candidates;

/// <summary>An item without reports that is worth labelling.</summary>
/// <param name="Content">The text; of an image or a face, its URL.</param>
/// <param name="Uncertainty">0 to 1: how unsure the model is of the item; null where no model knows what was asked for.</param>
/// <param name="Probability">Of the tag that was named, 0 to 1; null where none was, or no model knows it.</param>
public sealed record Candidate(long ItemId, string Content, float? Uncertainty, float? Probability);
