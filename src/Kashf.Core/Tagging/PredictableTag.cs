namespace Kashf.Core.Tagging;

/// <summary>A tag that a model knows and the dataset still has.</summary>
/// <param name="Position">Where the model's output has its probability.</param>
/// <param name="Threshold">The probability from which the tag is answered.</param>
/// <param name="Parent">Where the nearest tag above it stands in the list of predictable tags; -1 for none.</param>
internal readonly record struct PredictableTag(long Id, string Title, int Position, double Threshold, int Parent);
