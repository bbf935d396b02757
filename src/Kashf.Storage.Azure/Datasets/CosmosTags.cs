using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Datasets;

internal sealed class CosmosTags(CosmosContainers containers, CosmosDatasets datasets, DatasetCounters counters, TagRemoval removal) : ITags
{
    private const int WritesAtOnce = 16;

    private readonly CosmosContainer container = containers.Datasets;
    private readonly TagReader reader = new(containers.Datasets, datasets);

    public async Task<Tag?> TryCreateAsync(Tag tag, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(tag.AccountId, tag.DatasetId, cancellation) is null)
        {
            return null;
        }

        var created = await container.TryCreateAsync(
            TagDocument.Of(tag, await LiveParentAsync(tag, cancellation), null),
            AccountDocuments.Key(tag.AccountId),
            "tags.create",
            cancellation);
        return created?.Document.ToTag(parentLives: true);
    }

    public async Task<Tag?> FindAsync(long accountId, long tagId, CancellationToken cancellation) =>
        await reader.FindAsync(accountId, tagId, cancellation) is { } document
            ? document.ToTag(await reader.ParentLivesAsync(document, cancellation))
            : null;

    public Task<IReadOnlyList<Tag>> FindAsync(long accountId, IReadOnlyCollection<long> tagIds, CancellationToken cancellation) =>
        reader.FindAsync(accountId, tagIds, cancellation);

    public Task<IReadOnlyList<Tag>> ListAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        reader.ListAsync(accountId, datasetId, cancellation);

    public async Task<TagUpdate> UpdateAsync(Tag tag, CancellationToken cancellation)
    {
        var current = await reader.FindAsync(tag.AccountId, tag.Id, cancellation);
        if (current is null
            || current.Dataset != tag.DatasetId
            || current.ToTag(await reader.ParentLivesAsync(current, cancellation)).ETag != tag.ETag)
        {
            return default;
        }

        var parent = await LiveParentAsync(tag, cancellation);
        var replaced = await container.ReplaceAsync<TagDocument>(
            current.Id,
            AccountDocuments.Key(tag.AccountId),
            stored => stored.Version == current.Version ? TagDocument.Of(tag, parent, stored) : null,
            "tags.update",
            cancellation);
        return new TagUpdate(replaced.Document?.ToTag(parentLives: true), replaced.UniqueKeyTaken);
    }

    public Task SetEvaluationsAsync(
        long accountId, long datasetId, IReadOnlyDictionary<long, Evaluation?> evaluations, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            evaluations,
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellation },
            async (entry, token) => await container.TryPatchAsync(
                AccountDocuments.TagId(entry.Key),
                AccountDocuments.Key(accountId),
                [PatchOperation.Set("/evaluation", entry.Value)],
                $"FROM c WHERE c.dataset = {datasetId}",
                "tags.setEvaluations",
                token));

    public async Task<long?> DeleteAsync(long accountId, long tagId, CancellationToken cancellation)
    {
        if (await reader.FindAsync(accountId, tagId, cancellation) is not { } tag)
        {
            return null;
        }

        var reports = await removal.CountReportsAsync(accountId, tag.Dataset, tagId, cancellation);
        var wish = await removal.BeginAsync(accountId, tag.Dataset, tagId, cancellation);
        if (!await RemoveAsync(accountId, tagId, cancellation))
        {
            return null;
        }

        // Once begun it is finished, so that the counts are right when this returns.
        await removal.RunAsync(wish, CancellationToken.None);
        return reports;
    }

    public async Task<IReadOnlyList<TagCounts>> CountAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        var counting = counters.ReadAsync(accountId, datasetId, cancellation);
        var tags = await ListAsync(accountId, datasetId, cancellation);
        var counts = await counting;
        return [.. tags.Select(tag => new TagCounts(
            tag.Id,
            counts.Of(ListName.Reported(tag.Id, true)),
            counts.Of(ListName.Reported(tag.Id, false)),
            counts.Of(ListName.Predicted(tag.Id))))];
    }

    /// <summary>Deletes the documents of a deleted dataset's tags.</summary>
    public async Task RemoveAllAsync(long accountId, long datasetId, CancellationToken cancellation) => await Parallel.ForEachAsync(
        await reader.IdsAsync(accountId, datasetId, cancellation),
        new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellation },
        async (tag, token) => await RemoveAsync(accountId, tag, token));

    private Task<bool> RemoveAsync(long accountId, long tagId, CancellationToken cancellation) => container.TryDeleteAsync(
        AccountDocuments.TagId(tagId), AccountDocuments.Key(accountId), null, "tags.delete", cancellation);

    private async Task<long?> LiveParentAsync(Tag tag, CancellationToken cancellation) =>
        tag.ParentId is { } parent && await reader.IsTagOfAsync(tag.AccountId, tag.DatasetId, parent, cancellation) ? parent : null;
}
