using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Lists;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Predictions;

internal sealed class SqlitePredictions(LocalDatabase database, TagLists lists, TimeProvider time) : IPredictions
{
    public Task SaveAsync(
        long accountId, long datasetId, string modelVersion, IReadOnlyList<ItemPrediction> predictions, CancellationToken cancellation)
    {
        var batch = new PredictionBatch(predictions);
        return database.WriteAsync(db => Save(db, accountId, datasetId, modelVersion, batch), cancellation);
    }

    public Task SetPassedOverAsync(long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation) =>
        database.WriteAsync(
            db =>
            {
                if (!IsLive(db, accountId, datasetId))
                {
                    return 0;
                }

                var insert = db.Prepare("INSERT OR IGNORE INTO passed_over SELECT dataset_id, id FROM items WHERE dataset_id = ?1 AND id = ?2");
                foreach (var id in itemIds)
                {
                    insert.Run(datasetId, id);
                }

                return itemIds.Count;
            },
            cancellation);

    public Task<Page<Item>> ListAsync(long accountId, long tagId, PageRequest page, CancellationToken cancellation) =>
        lists.ReadAsync(ListKind.Predictions, accountId, tagId, null, page, (_, _, item) => item, cancellation);

    public async Task<IReadOnlyList<RetagBatch>> PlanAsync(
        long accountId, long datasetId, string modelVersion, long limit, int batchSize, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        return await database.ReadAsync(
            db => IsLive(db, accountId, datasetId)
                ? new RetagPlan(new RetagCandidates(db, datasetId, modelVersion), limit, cancellation).Make(batchSize)
                : [],
            cancellation);
    }

    public async Task<IReadOnlyList<TextItem>> ReadAsync(
        long accountId, long datasetId, string modelVersion, RetagBatch batch, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => IsLive(db, accountId, datasetId)
                ? new RetagCandidates(db, datasetId, modelVersion).Read(batch)
                : [],
            cancellation);

    private int Save(LocalConnection db, long accountId, long datasetId, string modelVersion, PredictionBatch batch)
    {
        if (DatasetWords.Find(db, accountId, datasetId) is not { } dataset)
        {
            return 0;
        }

        var model = PredictionModels.FindOrAdd(db, datasetId, modelVersion);
        var predictions = new PredictionTable(db, dataset, datasetId, model, time.GetUtcNow());
        foreach (var item in batch.Items)
        {
            predictions.Save(item);
        }

        predictions.Count();
        db.Execute("UPDATE datasets SET changes = changes + 1 WHERE id = ?1", datasetId);
        return batch.Items.Count;
    }

    private static bool IsLive(LocalConnection db, long accountId, long datasetId) =>
        db.Integer("SELECT 1 FROM live_datasets WHERE id = ?1 AND account_id = ?2", datasetId, accountId) is not null;
}
