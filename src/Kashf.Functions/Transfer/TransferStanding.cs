using Kashf.Core.Datasets;

namespace Kashf.Functions.Transfer;

/// <summary>Where an import or export stands: running in the dataset's state, failed, or done.</summary>
/// <param name="Failure">Why it failed.</param>
/// <param name="Result">What it came to.</param>
public sealed record TransferStanding<TResult>(string JobId, Dataset Dataset, string? Failure, TResult? Result)
    where TResult : class;
