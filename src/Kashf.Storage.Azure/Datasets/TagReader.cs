using System.Globalization;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Datasets;

/// <summary>
/// Reads tags as they stand: a tag of a deleted dataset is gone, and a deleted parent is none. Neither is written to the tags,
/// so that a deletion is one write, whole or not at all.
/// </summary>
internal sealed class TagReader(CosmosContainer container, CosmosDatasets datasets)
{
    public async Task<TagDocument?> FindAsync(long accountId, long tagId, CancellationToken cancellation)
    {
        var found = await container.FindAsync<TagDocument>(
            AccountDocuments.TagId(tagId), AccountDocuments.Key(accountId), "tags.find", cancellation);
        return found is not null && await datasets.FindAsync(accountId, found.Document.Dataset, cancellation) is not null
            ? found.Document
            : null;
    }

    public async Task<IReadOnlyList<Tag>> FindAsync(long accountId, IReadOnlyCollection<long> tagIds, CancellationToken cancellation)
    {
        var found = await ReadAsync(accountId, tagIds, cancellation);
        var live = new List<TagDocument>();
        foreach (var dataset in found.GroupBy(tag => tag.Dataset))
        {
            if (await datasets.FindAsync(accountId, dataset.Key, cancellation) is not null)
            {
                live.AddRange(dataset);
            }
        }

        var parents = live.Select(tag => tag.Parent).OfType<long>().Except(live.Select(tag => tag.TagId)).ToList();
        return WithParents(live, [.. live, .. await ReadAsync(accountId, parents, cancellation)]);
    }

    /// <returns>By id: the oldest first.</returns>
    public async Task<IReadOnlyList<Tag>> ListAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        var dataset = datasets.FindAsync(accountId, datasetId, cancellation);
        var tags = await QueryAsync<TagDocument>("SELECT * FROM c", accountId, datasetId, cancellation);
        return await dataset is null ? [] : WithParents([.. tags.OrderBy(tag => tag.TagId)], tags);
    }

    /// <returns>Of the dataset's tags, also where the dataset is deleted.</returns>
    public Task<List<long>> IdsAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        QueryAsync<long>("SELECT VALUE c.tagId FROM c", accountId, datasetId, cancellation);

    public async Task<bool> ParentLivesAsync(TagDocument tag, CancellationToken cancellation) => tag.Parent is { } parent
        && await IsTagOfAsync(long.Parse(tag.Account, CultureInfo.InvariantCulture), tag.Dataset, parent, cancellation);

    public async Task<bool> IsTagOfAsync(long accountId, long datasetId, long tagId, CancellationToken cancellation)
    {
        var found = await container.FindAsync<TagDocument>(
            AccountDocuments.TagId(tagId), AccountDocuments.Key(accountId), "tags.find", cancellation);
        return found?.Document.Dataset == datasetId;
    }

    private static List<Tag> WithParents(List<TagDocument> tags, IReadOnlyList<TagDocument> known)
    {
        var ids = known.Select(tag => (tag.Dataset, tag.TagId)).ToHashSet();
        return [.. tags.Select(tag => tag.ToTag(tag.Parent is { } parent && ids.Contains((tag.Dataset, parent))))];
    }

    private async Task<List<T>> QueryAsync<T>(string select, long accountId, long datasetId, CancellationToken cancellation)
    {
        var query = new QueryDefinition($"{select} WHERE c.dataset = @dataset AND c.type = @type")
            .WithParameter("@dataset", datasetId)
            .WithParameter("@type", AccountDocuments.Tag);
        return await container
            .QueryAsync<T>(query, AccountDocuments.Key(accountId), "tags.list", cancellation: cancellation)
            .ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<TagDocument>> ReadAsync(long accountId, IReadOnlyCollection<long> tagIds, CancellationToken cancellation)
    {
        var key = AccountDocuments.Key(accountId);
        return await container.ReadManyAsync<TagDocument>(
            [.. tagIds.Distinct().Select(id => (AccountDocuments.TagId(id), key))], "tags.find", cancellation);
    }
}
