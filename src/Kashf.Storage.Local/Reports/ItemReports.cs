using Kashf.Core.Reports;

namespace Kashf.Storage.Local.Reports;

/// <summary>What one batch says of one content.</summary>
/// <param name="Words">What the search index is to know of the content.</param>
/// <param name="Reports">In the order of the batch.</param>
internal sealed record ItemReports(
    ReadOnlyMemory<byte> Utf8, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Words, List<TagReport> Reports);
