using Kashf.Core.Datasets;

namespace Kashf.Functions.Jobs;

/// <summary>A job that has a dataset to itself while it works: training, retagging, import, export.</summary>
/// <param name="InstanceId">Equal requests have the same.</param>
/// <param name="Orchestration">The orchestration that does it; it claims the dataset first.</param>
/// <param name="Input">Of the orchestration; it names the dataset.</param>
public sealed record DatasetJob(string InstanceId, string Orchestration, object Input);

/// <summary>Which dataset an orchestration works on.</summary>
public sealed record DatasetJobInput(long AccountId, long DatasetId);

/// <summary>A dataset's job enters a state.</summary>
/// <param name="JobId">The orchestration's instance id: a job claims a dataset that no other works on, and only the job that holds it changes its state.</param>
/// <param name="Detail">Why it failed, or what was left out.</param>
public sealed record DatasetJobState(long AccountId, long DatasetId, string JobId, DatasetState State, string? Detail = null);
