using System.Runtime.CompilerServices;
using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Reports;

/// <summary>
/// Streams as short reads one after the other: a slow reader of a long stream holds no snapshot, and so does not keep
/// SQLite from folding its log back into the database.
/// </summary>
internal static class ItemPages
{
    private const int MostItems = 1000;
    private const int MostBytes = 4 << 20;

    public static async IAsyncEnumerable<TItem> StreamAsync<TItem, TPosition>(
        Func<TPosition?, int, Task<ItemPage<TItem, TPosition>>> read, long limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = default(TPosition);
        var more = limit > 0;
        while (more)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
            var page = await read(next, (int)Math.Min(limit, MostItems));
            foreach (var item in page.Items)
            {
                yield return item;
            }

            limit -= page.Items.Count;
            next = page.Next;
            more = next is not null && limit > 0;
        }
    }

    public static ItemPage<TextItem, long?> Reported(LocalConnection db, long accountId, long datasetId, long after, int most)
    {
        var reports = new ReportReader(db);
        return Read<long?>(
            db.Prepare(
                """
                SELECT i.id, i.content FROM live_datasets d JOIN items i INDEXED BY items_reported ON i.dataset_id = d.id
                WHERE d.id = ?1 AND d.account_id = ?2 AND i.report_count > 0 AND i.id > ?3 ORDER BY i.id
                """),
            row => row.Integer(0),
            row => WholeReport.Seen(reports.Read(row.Integer(0))) is { Count: > 0 } seen
                ? new TextItem(row.Integer(0), row.Text(1), seen)
                : null,
            most,
            datasetId, accountId, after);
    }

    /// <summary>In the order of the contents' keys: without relation to their origin, and the same each time.</summary>
    public static ItemPage<TextItem, SpreadPosition?> Unreported(
        LocalConnection db, long accountId, long datasetId, SpreadPosition? after, int most) =>
        Read<SpreadPosition?>(
            db.Prepare(
                """
                SELECT i.id, i.content, i.content_key FROM live_datasets d JOIN items i INDEXED BY items_content ON i.dataset_id = d.id
                WHERE d.id = ?1 AND d.account_id = ?2 AND (i.report_count > 0) = 0 AND (i.content_key, i.id) > (?3, ?4)
                ORDER BY i.content_key, i.id
                """),
            row => new SpreadPosition(row.Blob(2), row.Integer(0)),
            row => new TextItem(row.Integer(0), row.Text(1), []),
            most,
            datasetId, accountId, after?.Key ?? default, after?.ItemId ?? long.MinValue);

    private static ItemPage<TextItem, TPosition> Read<TPosition>(
        Statement statement,
        Func<Statement, TPosition> position,
        Func<Statement, TextItem?> read,
        int most,
        params ReadOnlySpan<SqlValue> values)
    {
        var items = new List<TextItem>();
        long bytes = 0;
        try
        {
            statement.Bind(values);
            for (var rows = 1; statement.Step(); rows++)
            {
                if (read(statement) is { } item)
                {
                    items.Add(item);
                }

                bytes += statement.Bytes(1).Length;
                if (rows == most || bytes >= MostBytes)
                {
                    return new ItemPage<TextItem, TPosition>(items, position(statement));
                }
            }

            return new ItemPage<TextItem, TPosition>(items, default);
        }
        finally
        {
            statement.Reset();
        }
    }
}
