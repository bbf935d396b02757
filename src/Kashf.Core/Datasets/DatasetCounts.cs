namespace Kashf.Core.Datasets;

/// <summary>How much a dataset holds.</summary>
/// <param name="Reports">Pairs of item and tag that a person reported.</param>
/// <param name="Items">All items, reported or not.</param>
/// <param name="ReportedItems">Items with at least one report.</param>
public sealed record DatasetCounts(long Tags, long Reports, long Items, long ReportedItems);
