using Kashf.Core.Training;
using Kashf.Functions.Jobs;

namespace Kashf.Functions.Training;

/// <summary>Which dataset a training learns.</summary>
/// <param name="HasImages">Whether its items must be opened first.</param>
public sealed record TrainingInput(DatasetJobInput Dataset, bool HasImages);

/// <summary>Inputs of the training's activities.</summary>
public sealed record TrainModelInput(long AccountId, long DatasetId, string Version);

/// <param name="Detail">What the training had to leave out; null where it was nothing.</param>
public sealed record PublishModelInput(long AccountId, long DatasetId, TrainedModel Trained, string? Detail);

/// <summary>What training came to: a model, or why there is none.</summary>
public sealed record TrainingOutcome(TrainedModel? Trained, string? Refusal);
