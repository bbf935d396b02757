using System.Text;
using Kashf.Core.Reports;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Reports;

/// <summary>What one batch says of one content.</summary>
/// <param name="Words">What the search index is to know of the content.</param>
/// <param name="Reports">In the order of the batch.</param>
internal sealed record ItemReports(
    ReadOnlyMemory<byte> Utf8, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Words, List<TagReport> Reports)
{
    /// <summary>Encodes, hashes and cuts into words: the work that needs no writer.</summary>
    public static ItemReports Of(DatasetWords dataset, string content, List<TagReport> reports)
    {
        var utf8 = Encoding.UTF8.GetBytes(content);
        return new ItemReports(utf8, ContentKey.Of(utf8), IndexedWords.Of(dataset, content), reports);
    }
}
