using System.Globalization;
using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Datasets;

internal sealed class CosmosDatasets(CosmosContainers containers, KnownSlugs slugs, DatasetCounters counters, DatasetRemoval removal)
    : IDatasets
{
    private readonly CosmosContainer container = containers.Datasets;

    public async Task<Dataset?> TryCreateAsync(Dataset dataset, CancellationToken cancellation)
    {
        var created = await container.TryCreateAsync(
            DatasetDocument.Of(dataset, null), AccountDocuments.Key(dataset.AccountId), "datasets.create", cancellation);
        return Seen(created?.Document);
    }

    public async Task<Dataset?> FindAsync(long accountId, string slug, CancellationToken cancellation)
    {
        if (slugs.TryGet(accountId, slug, out var datasetId)
            && await FindAsync(accountId, datasetId, cancellation) is { } known
            && known.Slug == slug)
        {
            return known;
        }

        var query = new QueryDefinition("SELECT * FROM c WHERE c[\"unique\"] = @unique")
            .WithParameter("@unique", AccountDocuments.UniqueSlug(slug));
        var found = container.QueryAsync<DatasetDocument>(
            query, AccountDocuments.Key(accountId), "datasets.findBySlug", cancellation: cancellation);
        return Seen(await found.FirstOrDefaultAsync(cancellation));
    }

    public async Task<Dataset?> FindAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        var found = await container.FindAsync<DatasetDocument>(
            AccountDocuments.DatasetId(datasetId), AccountDocuments.Key(accountId), "datasets.find", cancellation);
        return Seen(found?.Document);
    }

    public async Task<IReadOnlyList<Dataset>> ListAsync(long accountId, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", AccountDocuments.Dataset);
        var found = container.QueryAsync<DatasetDocument>(
            query, AccountDocuments.Key(accountId), "datasets.list", cancellation: cancellation);
        return [.. (await found.Select(document => Seen(document)!).ToListAsync(cancellation))
            .OrderBy(dataset => dataset.CreatedAt).ThenBy(dataset => dataset.Id)];
    }

    public async Task<Dataset?> TryUpdateAsync(Dataset dataset, CancellationToken cancellation)
    {
        var replaced = await container.ReplaceAsync<DatasetDocument>(
            AccountDocuments.DatasetId(dataset.Id),
            AccountDocuments.Key(dataset.AccountId),
            stored => stored.ToDataset().ETag == dataset.ETag ? DatasetDocument.Of(dataset, stored) : null,
            "datasets.update",
            cancellation);
        return Seen(replaced.Document);
    }

    public Task SetProgressAsync(long accountId, long datasetId, double progress, CancellationToken cancellation) =>
        container.TryPatchAsync(
            AccountDocuments.DatasetId(datasetId),
            AccountDocuments.Key(accountId),
            [PatchOperation.Set("/progress", progress)],
            string.Create(
                CultureInfo.InvariantCulture,
                $"FROM c WHERE c.running = true AND (NOT IS_DEFINED(c.progress) OR c.progress < {progress:R})"),
            "datasets.setProgress",
            cancellation);

    public async Task<bool> DeleteAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        if (await FindAsync(accountId, datasetId, cancellation) is null)
        {
            return false;
        }

        // The wish comes first: whatever happens after it, what the dataset holds is removed.
        await removal.BeginAsync(accountId, datasetId, cancellation);
        return await container.TryDeleteAsync(
            AccountDocuments.DatasetId(datasetId), AccountDocuments.Key(accountId), null, "datasets.delete", cancellation);
    }

    public async Task<DatasetCounts> CountAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        if (await FindAsync(accountId, datasetId, cancellation) is null)
        {
            return new DatasetCounts(0, 0, 0, 0);
        }

        var counting = counters.ReadAsync(DatasetScope.Of(accountId, datasetId), null, cancellation);
        var query = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.dataset = @dataset AND c.type = @type")
            .WithParameter("@dataset", datasetId)
            .WithParameter("@type", AccountDocuments.Tag);
        var tags = await container
            .QueryAsync<long>(query, AccountDocuments.Key(accountId), "datasets.countTags", cancellation: cancellation)
            .FirstAsync(cancellation);
        var counts = await counting;
        return new DatasetCounts(
            tags, counts.Of(ListName.Reports), counts.Of(ListName.Items), counts.Of(ListName.ReportedItems));
    }

    public async Task<long> CountChangesAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        await FindAsync(accountId, datasetId, cancellation) is null
            ? 0
            : (await counters.ReadAsync(DatasetScope.Of(accountId, datasetId), null, cancellation)).Changes;

    private Dataset? Seen(DatasetDocument? document)
    {
        if (document?.ToDataset() is not { } dataset)
        {
            return null;
        }

        slugs.See(dataset.AccountId, dataset.Slug, dataset.Id);
        return dataset;
    }
}
