namespace Kashf.Core.Reports;

/// <summary>A person's word on one item: the tag holds, or does not.</summary>
public readonly record struct TagReport(long TagId, bool Positive);
