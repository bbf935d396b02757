namespace Kashf.Core.Candidates;

/// <summary>An item without reports that is worth labelling.</summary>
/// <param name="Content">The text; of an image or a face, its URL.</param>
/// <param name="Uncertainty">0 to 1: how unsure the model is of the item; null where no model knows what was asked for.</param>
/// <param name="Probability">Of the tag, 0 to 1, where one alone was asked about; null otherwise, or where no model knows it.</param>
public sealed record Candidate(long ItemId, string Content, float? Uncertainty, float? Probability);
