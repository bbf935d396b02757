namespace Kashf.Core.Predictions;

/// <summary>What a model found in one item.</summary>
/// <param name="Tags">The accepted tags, the most probable first; may be empty.</param>
/// <param name="Certainty">0 to 1: how far the least certain tag's probability lies from its threshold, as a share of the
/// way to 0 or 1.</param>
public sealed record ItemPrediction(long ItemId, IReadOnlyList<TagProbability> Tags, float Certainty);
