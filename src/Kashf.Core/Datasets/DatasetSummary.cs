namespace Kashf.Core.Datasets;

/// <summary>A dataset and how much it holds.</summary>
public sealed record DatasetSummary(Dataset Dataset, DatasetCounts Counts);
