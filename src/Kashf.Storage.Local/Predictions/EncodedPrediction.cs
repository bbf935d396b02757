using Kashf.Core.Predictions;

namespace Kashf.Storage.Local.Predictions;

/// <param name="Certainty">In hundredths.</param>
internal sealed record EncodedPrediction(long ItemId, IReadOnlyList<TagProbability> Tags, byte[] Bytes, int Certainty);
