namespace Kashf.Functions.Training;

/// <summary>Which dataset an orchestration trains.</summary>
public sealed record TrainingInput(long AccountId, long DatasetId);
