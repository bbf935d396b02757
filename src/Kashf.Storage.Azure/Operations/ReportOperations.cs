using System.Text;
using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Reports;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Operations;

/// <summary>Adds contents with what is said of them: operations that carry all they need, and so can be done again.</summary>
internal sealed class ReportOperations(ItemOperations operations, OperationLog log, IdGenerator ids)
{
    // A document may have 2 MB; each content stands in one.
    private const int MostBytes = 1 << 20;
    private const int MostItems = 1000;

    /// <param name="contents">Each content once.</param>
    /// <returns>What became of each, in order.</returns>
    /// <remarks>Up to some 1,000 items and a megabyte are one operation: seen as a whole or not at all in counts, and done as a
    /// whole whatever dies meanwhile.</remarks>
    public async Task<IReadOnlyList<ChangedItem>> RunAsync(
        DatasetScope scope,
        DatasetType type,
        IReadOnlyList<(string Content, IReadOnlyList<TagReport> Reports)> contents,
        bool bulk,
        CancellationToken cancellation)
    {
        var changed = new List<ChangedItem>(contents.Count);
        foreach (var part in Parts(contents))
        {
            var operation = log.New(scope, OperationDocument.Pending) with { Reports = part };
            changed.AddRange(await operations.RunAsync(operation, Changes(scope, type, part, isRedone: false), bulk, cancellation));
        }

        return changed;
    }

    /// <summary>Brings a pending operation to its end.</summary>
    public Task RedoAsync(OperationDocument operation, DatasetType type, CancellationToken cancellation) => operations.CompleteAsync(
        operation, Changes(OperationLog.ScopeOf(operation), type, operation.Reports!, isRedone: true), bulk: false, cancellation);

    private static List<ItemChange> Changes(
        DatasetScope scope, DatasetType type, IReadOnlyList<ReportedContent> contents, bool isRedone) => contents
            .Select(said => (Said: said, Key: ItemKey.Of(scope, said.Content)))
            .Select(said => new ItemChange(
                said.Key,
                null,
                (item, number) => item?.ReportedBy > number && isRedone
                    ? item // What was said later stands.
                    : (item ?? NewItemDocument.Of(scope, type, said.Key, said.Said.ItemId, said.Said.Content)).Report(said.Said.Reports, number)))
            .ToList();

    private IEnumerable<List<ReportedContent>> Parts(IReadOnlyList<(string Content, IReadOnlyList<TagReport> Reports)> contents)
    {
        var part = new List<ReportedContent>();
        var bytes = 0;
        foreach (var (content, reports) in contents)
        {
            var length = Encoding.UTF8.GetByteCount(content);
            if (part.Count > 0 && (part.Count == MostItems || bytes + length > MostBytes))
            {
                yield return part;
                part = [];
                bytes = 0;
            }

            part.Add(new ReportedContent(ids.Next(), content, reports));
            bytes += length;
        }

        if (part.Count > 0)
            yield return part;
    }
}
