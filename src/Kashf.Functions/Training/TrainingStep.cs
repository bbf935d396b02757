using Kashf.Core.Training;

namespace Kashf.Functions.Training;

/// <summary>Inputs of the training's activities.</summary>
public sealed record TrainModelInput(long AccountId, long DatasetId, string Version);

public sealed record PublishModelInput(long AccountId, long DatasetId, TrainedModel Trained);

/// <summary>What training came to: a model, or why there is none.</summary>
public sealed record TrainingOutcome(TrainedModel? Trained, string? Refusal);
