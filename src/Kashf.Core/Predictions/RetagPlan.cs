namespace Kashf.Core.Predictions;

/// <summary>What a retagging predicts.</summary>
/// <param name="ModelVersion">The model that predicts.</param>
/// <param name="Batches">May be empty: this model has predicted every item already.</param>
/// <param name="IsFull">Whether these are as many as one plan holds: items may be left for another.</param>
public sealed record RetagPlan(string ModelVersion, IReadOnlyList<RetagBatch> Batches, bool IsFull);
