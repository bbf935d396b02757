namespace Kashf.Core.Learning;

/// <summary>Somebody says that an item has a tag, or that it has not.</summary>
public readonly record struct TagReport(long TagId, bool Positive);
