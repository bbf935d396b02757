using Kashf.Core.Reports;

namespace Kashf.Storage.Local.Reports;

/// <summary>What one batch says of one content.</summary>
/// <param name="Reports">In the order of the batch.</param>
internal sealed record ItemReports(ReadOnlyMemory<byte> Utf8, ReadOnlyMemory<byte> Hash, List<TagReport> Reports);
