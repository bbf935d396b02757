using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Deletion;

namespace Kashf.Storage.Local.Datasets;

internal sealed class SqliteDatasets(LocalDatabase database, PurgeSignal purge) : IDatasets
{
    private static readonly string Running =
        $"({string.Join(", ", Enum.GetValues<DatasetState>().Where(state => state.IsRunning()).Select(state => $"'{state}'"))})";

    public Task<Dataset?> TryCreateAsync(Dataset dataset, CancellationToken cancellation) => database.WriteAsync(
        db => db.First(
            $"""
            INSERT INTO datasets
                (id, account_id, slug, title, type, created_at, state, detail, model_version, trained_at, precision, recall,
                job, number)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, (SELECT coalesce(max(number), 0) + 1 FROM datasets))
            ON CONFLICT DO NOTHING RETURNING {DatasetRow.Columns}
            """,
            DatasetRow.Read,
            dataset.Id, dataset.AccountId, dataset.Slug, dataset.Title, $"{dataset.Type}", dataset.CreatedAt, $"{dataset.State}",
            dataset.Detail, dataset.ModelVersion, dataset.TrainedAt, dataset.Evaluation?.Precision, dataset.Evaluation?.Recall,
            dataset.JobId),
        cancellation);

    public Task<Dataset?> FindAsync(long accountId, string slug, CancellationToken cancellation) => database.ReadAsync(
        db => db.First(
            $"SELECT {DatasetRow.Columns} FROM live_datasets WHERE account_id = ?1 AND slug = ?2",
            DatasetRow.Read, accountId, slug),
        cancellation);

    public Task<Dataset?> FindAsync(long accountId, long datasetId, CancellationToken cancellation) => database.ReadAsync(
        db => db.First(
            $"SELECT {DatasetRow.Columns} FROM live_datasets WHERE account_id = ?1 AND id = ?2",
            DatasetRow.Read, accountId, datasetId),
        cancellation);

    public async Task<IReadOnlyList<Dataset>> ListAsync(long accountId, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => db.All(
                $"SELECT {DatasetRow.Columns} FROM live_datasets WHERE account_id = ?1 ORDER BY created_at, id",
                DatasetRow.Read, accountId),
            cancellation);

    public Task<Dataset?> TryUpdateAsync(Dataset dataset, CancellationToken cancellation) => database.WriteAsync(
        db => db.First(
            $"""
            UPDATE OR IGNORE datasets SET
                slug = ?4, title = ?5, state = ?6, detail = ?7, model_version = ?8, trained_at = ?9, precision = ?10, recall = ?11,
                job = ?12, progress = CASE WHEN ?6 IN {Running} THEN progress END, revision = revision + 1
            WHERE id = ?1 AND account_id = ?2 AND revision = ?3 AND deleted = 0 RETURNING {DatasetRow.Columns}
            """,
            DatasetRow.Read,
            dataset.Id, dataset.AccountId, ETags.Revision(dataset.ETag), dataset.Slug, dataset.Title, $"{dataset.State}",
            dataset.Detail, dataset.ModelVersion, dataset.TrainedAt, dataset.Evaluation?.Precision, dataset.Evaluation?.Recall,
            dataset.JobId),
        cancellation);

    public Task SetProgressAsync(long accountId, long datasetId, double progress, CancellationToken cancellation) =>
        database.WriteAsync(
            db => db.Execute(
                $"UPDATE datasets SET progress = max(coalesce(progress, 0), ?3) WHERE id = ?1 AND account_id = ?2 AND deleted = 0 AND state IN {Running}",
                datasetId, accountId, progress),
            cancellation);

    public async Task<bool> DeleteAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        var deleted = await database.WriteAsync(
            db => db.Execute(
                "UPDATE datasets SET deleted = 1 WHERE id = ?1 AND account_id = ?2 AND deleted = 0",
                datasetId, accountId) > 0,
            cancellation);
        if (deleted)
        {
            purge.Raise();
        }

        return deleted;
    }

    public async Task<DatasetCounts> CountAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => db.First(
                """
                SELECT count(t.id), coalesce(sum(t.positives + t.negatives), 0), d.items, d.reported_items
                FROM live_datasets d LEFT JOIN tags t ON t.dataset_id = d.id AND t.deleted = 0
                WHERE d.id = ?1 AND d.account_id = ?2 GROUP BY d.id
                """,
                row => new DatasetCounts(row.Integer(0), row.Integer(1), row.Integer(2), row.Integer(3)),
                datasetId, accountId),
            cancellation)
        ?? new DatasetCounts(0, 0, 0, 0);

    public async Task<long> CountChangesAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => db.Integer("SELECT changes FROM live_datasets WHERE id = ?1 AND account_id = ?2", datasetId, accountId),
            cancellation) ?? 0;
}
