using Kashf.Core.Tags;

namespace Kashf.Core.Datasets;

/// <summary>A dataset, how much it holds, and its tags with their reports counted.</summary>
public sealed record DatasetDetails(DatasetSummary Summary, IReadOnlyList<(Tag Tag, TagCounts Counts)> Tags);
