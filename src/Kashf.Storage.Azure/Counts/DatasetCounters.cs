using System.Globalization;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Counts;

/// <summary>
/// Reads counts: what is folded into the counts documents and what finished operations add to it. The log is read first:
/// an operation that is folded in between is known by its number, and counts once.
/// </summary>
internal sealed class DatasetCounters(CosmosContainers containers, OperationLog log, CountsFolding folding)
{
    private const int MostUnfolded = 64;
    private const string All = "SELECT * FROM c WHERE c.type = @type";

    /// <summary>Counts of every list of the dataset.</summary>
    public async Task<ListCounts> ReadAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        var scope = DatasetScope.Of(accountId, datasetId);
        var operations = await ReadLogAsync(scope, cancellation);
        var query = new QueryDefinition(All).WithParameter("@type", CountsDocument.DocumentType);
        var documents = await containers.Items.QueryAsync<CountsDocument>(
            query, scope.In(CountsDocument.CountsBucket), "counts.read_all", cancellation: cancellation).ToListAsync(cancellation);
        return Sum(operations, tag => documents.Find(document => document.Id == CountsDocument.IdOf(scope, tag)), documents);
    }

    /// <summary>Counts of the lists of one tag, or, where it is null, of those of the whole dataset.</summary>
    public async Task<ListCounts> ReadAsync(DatasetScope scope, long? tagId, CancellationToken cancellation)
    {
        var operations = await ReadLogAsync(scope, cancellation);
        var tag = tagId?.ToString(CultureInfo.InvariantCulture);
        var found = await containers.Items.FindAsync<CountsDocument>(
            CountsDocument.IdOf(scope, tag), scope.In(CountsDocument.CountsBucket), "counts.read", cancellation);
        var document = found?.Document;
        return Sum(operations, of => of == tag ? document : null, document is null ? [] : [document]);
    }

    private async Task<List<OperationDocument>> ReadLogAsync(DatasetScope scope, CancellationToken cancellation)
    {
        var operations = await log.ReadAsync(scope, cancellation);
        // Processes that came and went have left theirs unfolded.
        if (operations.Count > MostUnfolded)
            await folding.FoldAsync(scope, cancellation);
        return operations;
    }

    private static ListCounts Sum(
        List<OperationDocument> operations, Func<string?, CountsDocument?> documentOf, List<CountsDocument> documents)
    {
        var lists = documents.SelectMany(document => document.Lists).ToDictionary();
        var changes = documents.Sum(document => document.Changes);
        foreach (var operation in operations.Where(operation => operation.Type == OperationDocument.Finished))
        {
            foreach (var tag in operation.Change!.GroupBy(entry => ListName.TagOf(entry.Key)))
            {
                if (documentOf(tag.Key)?.Folded.Contains(operation.Number) == true)
                    continue;
                foreach (var (list, entries) in tag)
                    lists[list] = lists.GetValueOrDefault(list) + entries;
            }

            changes += documentOf(null)?.Folded.Contains(operation.Number) == true ? 0 : operation.Written;
        }

        var removed = operations.Where(operation => operation.Type == OperationDocument.TagRemoval).Select(operation => operation.TagId!.Value);
        return new ListCounts(lists, changes, removed.ToHashSet());
    }
}
