using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Predictions;

internal sealed class CosmosPredictions(
    IDatasets datasets, ReportedTags tags, ItemLists lists, ItemQueries queries, StateOperations changes, CosmosContainers containers, TimeProvider time) : IPredictions
{
    private const int PatchesAtOnce = 16;
    private const int MostCharacters = 4_000_000;

    public async Task SaveAsync(
        long accountId, long datasetId, string modelVersion, IReadOnlyList<ItemPrediction> predictions, CancellationToken cancellation)
    {
        if (predictions.Count == 0 || await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            return;
        var live = await tags.LiveAsync(dataset, predictions.SelectMany(found => found.Tags).Select(tag => tag.TagId), cancellation);
        var byItem = predictions.ToDictionary(
            found => found.ItemId, found => found with { Tags = [.. found.Tags.Where(tag => live.Contains(tag.TagId))] });
        var at = ListedItem.Microseconds(time.GetUtcNow());
        await changes.RunAsync(
            DatasetScope.Of(accountId, datasetId),
            byItem.Keys,
            (item, _) => item.Predict(modelVersion, byItem[item.ItemId], at),
            "predictions.save",
            cancellation);
    }

    /// <summary>Each for itself: no list and no count changes.</summary>
    public async Task SetPassedOverAsync(long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation)
    {
        if (itemIds.Count == 0 || await datasets.FindAsync(accountId, datasetId, cancellation) is null)
            return;
        var scope = DatasetScope.Of(accountId, datasetId);
        var at = ListedItem.Microseconds(time.GetUtcNow());
        await Parallel.ForEachAsync(
            queries.StatesAsync(scope, itemIds, "predictions.pass_over", cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = PatchesAtOnce, CancellationToken = cancellation },
            async (item, token) => await containers.Items.TryPatchAsync(
                item.Id, scope.In(item.Bucket), [PatchOperation.Set("/passedOverAt", at)], null, "predictions.pass_over", token));
    }

    public Task<Page<Item>> ListAsync(long accountId, long tagId, PageRequest page, CancellationToken cancellation) => lists.ReadAsync(
        accountId, tagId, ListName.Predicted(tagId), page, (item, removed) => item.ToItem(removed), "predictions.list", cancellation);

    public async Task<IReadOnlyList<RetagBatch>> PlanAsync(
        long accountId, long datasetId, string modelVersion, long limit, int batchSize, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (limit <= 0 || await datasets.FindAsync(accountId, datasetId, cancellation) is null)
            return [];
        var urgent = new MostUrgent(limit);
        await foreach (var item in queries.PredictedAsync(DatasetScope.Of(accountId, datasetId), "predictions.plan", cancellation))
        {
            if (item.Model != modelVersion)
                urgent.Add(RetagOrder.Of(item));
        }

        return urgent.Batches(batchSize);
    }

    public async Task<IReadOnlyList<TextItem>> ReadAsync(
        long accountId, long datasetId, string modelVersion, RetagBatch batch, CancellationToken cancellation)
    {
        var items = new List<TextItem>();
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is null)
            return items;
        var characters = 0;
        await foreach (var item in queries.ToPredictAsync(
            DatasetScope.Of(accountId, datasetId), batch.Range, modelVersion, "predictions.read", cancellation))
        {
            if (!batch.Cut.Includes(RetagOrder.Of(item.Prediction)))
                continue;
            items.Add(item.ToTextItem());
            characters += item.Content.Length;
            if (characters > MostCharacters)
                break;
        }

        return items;
    }
}
