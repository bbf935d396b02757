using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Deletion;

namespace Kashf.Storage.Local.Datasets;

internal sealed class SqliteTags(LocalDatabase database, Purge purge) : ITags
{
    // A parent deleted meanwhile is no parent any more.
    private const string LiveParent = "(SELECT p.id FROM tags p WHERE p.id = ?5 AND p.dataset_id = ?2 AND p.deleted = 0)";

    public Task<Tag?> TryCreateAsync(Tag tag, CancellationToken cancellation) => database.WriteAsync(
        db => db.Execute(
            $"""
            INSERT INTO tags (id, dataset_id, title, active, parent_id, precision, recall)
            SELECT ?1, d.id, ?3, ?4, {LiveParent}, ?6, ?7 FROM live_datasets d WHERE d.id = ?2 AND d.account_id = ?8
            ON CONFLICT DO NOTHING
            """,
            tag.Id, tag.DatasetId, tag.Title, tag.Active, tag.ParentId, tag.Evaluation?.Precision, tag.Evaluation?.Recall,
            tag.AccountId) > 0
            ? Find(db, tag.AccountId, tag.Id)
            : null,
        cancellation);

    public Task<Tag?> FindAsync(long accountId, long tagId, CancellationToken cancellation) =>
        database.ReadAsync(db => Find(db, accountId, tagId), cancellation);

    public async Task<IReadOnlyList<Tag>> FindAsync(
        long accountId, IReadOnlyCollection<long> tagIds, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => tagIds.Distinct().Select(id => Find(db, accountId, id)).OfType<Tag>().ToList(),
            cancellation);

    public async Task<IReadOnlyList<Tag>> ListAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => db.All(
                $"SELECT {TagRow.Columns} FROM live_tags WHERE dataset_id = ?1 AND account_id = ?2 ORDER BY id",
                TagRow.Read, datasetId, accountId),
            cancellation);

    public Task<TagUpdate> UpdateAsync(Tag tag, CancellationToken cancellation) =>
        database.WriteAsync(db => Update(db, tag), cancellation);

    public async Task<long?> DeleteAsync(long accountId, long tagId, CancellationToken cancellation)
    {
        var reports = await database.WriteAsync(db => Delete(db, accountId, tagId), cancellation);
        if (reports is not null)
        {
            // Once begun it is finished, so that the counts are right when this returns.
            await purge.TagAsync(tagId, CancellationToken.None);
        }

        return reports;
    }

    public Task SetEvaluationsAsync(
        long accountId, long datasetId, IReadOnlyDictionary<long, Evaluation?> evaluations, CancellationToken cancellation) =>
        database.WriteAsync(
            db => evaluations.Sum(entry => db.Execute(
                """
                UPDATE tags SET precision = ?3, recall = ?4
                WHERE id = (SELECT id FROM live_tags WHERE id = ?1 AND dataset_id = ?2 AND account_id = ?5)
                """,
                entry.Key, datasetId, entry.Value?.Precision, entry.Value?.Recall, accountId)),
            cancellation);

    public async Task<IReadOnlyList<TagCounts>> CountAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => db.All(
                "SELECT id, positives, negatives, predictions FROM live_tags WHERE dataset_id = ?1 AND account_id = ?2 ORDER BY id",
                row => new TagCounts(row.Integer(0), row.Integer(1), row.Integer(2), row.Integer(3)),
                datasetId, accountId),
            cancellation);

    private static Tag? Find(LocalConnection db, long accountId, long tagId) => db.First(
        $"SELECT {TagRow.Columns} FROM live_tags WHERE id = ?1 AND account_id = ?2", TagRow.Read, tagId, accountId);

    private static TagUpdate Update(LocalConnection db, Tag tag)
    {
        var current = Find(db, tag.AccountId, tag.Id);
        if (current is null || current.ETag != tag.ETag || current.DatasetId != tag.DatasetId)
        {
            return default;
        }

        var updated = db.Execute(
            $"""
            UPDATE OR IGNORE tags SET
                title = ?3, active = ?4, parent_id = {LiveParent}, revision = revision + 1
            WHERE id = ?1 AND dataset_id = ?2
            """,
            tag.Id, tag.DatasetId, tag.Title, tag.Active, tag.ParentId);
        return updated > 0 ? new TagUpdate(Find(db, tag.AccountId, tag.Id), false) : new TagUpdate(null, true);
    }

    private static long? Delete(LocalConnection db, long accountId, long tagId)
    {
        var reports = db.Integer(
            "SELECT positives + negatives FROM live_tags WHERE id = ?1 AND account_id = ?2", tagId, accountId);
        if (reports is not null)
        {
            db.Execute("UPDATE tags SET deleted = 1 WHERE id = ?1", tagId);
            db.Execute("UPDATE tags SET parent_id = NULL, revision = revision + 1 WHERE parent_id = ?1", tagId);
        }

        return reports;
    }
}
