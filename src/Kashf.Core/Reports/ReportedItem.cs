namespace Kashf.Core.Reports;

/// <summary>An item and its whole report, a tag once, in the order of the tags' first report.</summary>
public sealed record ReportedItem(long Id, IReadOnlyList<TagReport> Reports);
