namespace Kashf.Storage.Local.Reports;

/// <summary>A place in the order of contents' keys.</summary>
internal readonly record struct SpreadPosition(ReadOnlyMemory<byte> Key, long ItemId);
