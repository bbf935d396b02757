using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Reports;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Images;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Operations;

/// <summary>Adds contents with what is said of them: operations that carry all they need, and so can be done again.</summary>
internal sealed class ReportOperations(ItemOperations operations, OperationLog log, ItemImages itemImages, IdGenerator ids)
{
    // A document may have 2 MB; each content stands in one.
    private const int MostBytes = 1 << 20;
    private const int MostItems = 1000;

    /// <param name="contents">Each content once.</param>
    /// <returns>What became of each, in order.</returns>
    /// <remarks>Up to some 1,000 items and a megabyte are one operation, whose counts change at once. All operations are stored
    /// before the first is begun with: done as a whole, whatever dies meanwhile.</remarks>
    public async Task<IReadOnlyList<ChangedItem>> RunAsync(
        DatasetScope scope,
        DatasetType type,
        IReadOnlyList<(string Content, IReadOnlyList<TagReport> Reports)> contents,
        bool bulk,
        CancellationToken cancellation)
    {
        var changed = new List<ChangedItem>(contents.Count);
        var begun = await BeginAsync(scope, contents, cancellation);
        try
        {
            foreach (var operation in begun)
            {
                // From here on it is done to the end, if not by this caller then by recovery: leaving it half done helps nobody.
                changed.AddRange(await CompleteAsync(operation, type, operation.Reports!, isRedone: false, bulk, CancellationToken.None));
            }

            return changed;
        }
        finally
        {
            begun.ForEach(operations.Leave);
        }
    }

    /// <summary>Brings a pending operation to its end.</summary>
    /// <param name="liveTags">Reports on others are passed over.</param>
    public Task RedoAsync(OperationDocument operation, DatasetType type, IReadOnlySet<long> liveTags, CancellationToken cancellation)
    {
        var reports = operation.Reports!.Select(
            said => said with { Reports = [.. said.Reports.Where(report => liveTags.Contains(report.TagId))] }).ToList();
        return CompleteAsync(operation, type, reports, isRedone: true, bulk: false, cancellation);
    }

    private async Task<ChangedItem[]> CompleteAsync(
        OperationDocument operation, DatasetType type, IReadOnlyList<ReportedContent> contents, bool isRedone, bool bulk, CancellationToken cancellation)
    {
        var scope = OperationLog.ScopeOf(operation);
        var images = await itemImages.FindAsync(scope, type, contents.Select(said => said.Content), cancellation);
        var (changed, _) = await operations.CompleteAsync(operation, Changes(scope, type, contents, images, isRedone), bulk, cancellation);
        var created = contents.Where((_, i) => changed[i].Created).Select(said => said.Content).ToList();
        await itemImages.SetMissingAsync(scope, type, created, images, cancellation);
        return changed;
    }

    private async Task<List<OperationDocument>> BeginAsync(
        DatasetScope scope, IReadOnlyList<(string Content, IReadOnlyList<TagReport> Reports)> contents, CancellationToken cancellation)
    {
        var begun = new List<OperationDocument>();
        try
        {
            foreach (var part in Parts(contents))
                begun.Add(await operations.BeginAsync(log.New(scope, OperationDocument.Pending) with { Reports = part }, cancellation));
            return begun;
        }
        catch
        {
            begun.ForEach(operations.Leave);
            foreach (var operation in begun)
                await log.DeleteAsync(operation, CancellationToken.None);
            throw;
        }
    }

    private static List<ItemChange> Changes(
        DatasetScope scope,
        DatasetType type,
        IReadOnlyList<ReportedContent> contents,
        IReadOnlyDictionary<string, ImageUrlDocument> images,
        bool isRedone)
    {
        return contents.Select(said => Change(said, ItemKey.Of(scope, said.Content))).ToList();

        ItemChange Change(ReportedContent said, ItemKey key) => new(key, null, (item, number) => isRedone
            ? Redo(item ?? New(said, key), item, said, number)
            : (item ?? New(said, key)).Report(said.Reports, number));

        ItemDocument New(ReportedContent said, ItemKey key)
        {
            var image = images.GetValueOrDefault(said.Content);
            return NewItemDocument.Of(scope, type, key, said.ItemId, said.Content) with { Width = image?.Width, Height = image?.Height };
        }
    }

    /// <summary>What does not change is written all the same: by the stamp, a writer that was only slow finds itself late.</summary>
    private static ItemDocument Redo(ItemDocument item, ItemDocument? stored, ReportedContent said, long number) =>
        item.ReportAgain(said.Reports, number) is var again && ReferenceEquals(again, stored) ? again with { } : again;

    private IEnumerable<List<ReportedContent>> Parts(IReadOnlyList<(string Content, IReadOnlyList<TagReport> Reports)> contents)
    {
        var part = new List<ReportedContent>();
        var bytes = 0;
        foreach (var (content, reports) in contents)
        {
            var said = new ReportedContent(ids.Next(), content, reports);
            var length = JsonSerializer.SerializeToUtf8Bytes(said, CosmosJson.Options).Length;
            if (part.Count > 0 && (part.Count == MostItems || bytes + length > MostBytes))
            {
                yield return part;
                part = [];
                bytes = 0;
            }

            part.Add(said);
            bytes += length;
        }

        if (part.Count > 0)
            yield return part;
    }
}
