namespace Kashf.Core.Reports;

/// <summary>A text of a dataset with what was reported of it; no reports where nobody said anything yet.</summary>
public sealed record TextItem(long Id, string Content, IReadOnlyList<TagReport> Reports);
