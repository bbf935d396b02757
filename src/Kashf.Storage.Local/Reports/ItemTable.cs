using Kashf.Core.Identifiers;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Reports;

/// <summary>The items of one dataset within one transaction.</summary>
internal sealed class ItemTable(LocalConnection db, IdGenerator ids, long datasetId, DateTimeOffset now)
{
    // Two plain searches: IN would build a table of its two values each time.
    private readonly Statement find = db.Prepare(
        """
        SELECT id, report_count, content FROM items INDEXED BY items_content
        WHERE dataset_id = ?1 AND (report_count > 0) = 0 AND content_key = ?2
        UNION ALL
        SELECT id, report_count, content FROM items INDEXED BY items_content
        WHERE dataset_id = ?1 AND (report_count > 0) = 1 AND content_key = ?2
        """);

    private readonly Statement insert = db.Prepare(
        """
        INSERT INTO items (id, dataset_id, report_count, created_at, content_key, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (id) DO NOTHING
        """);

    private readonly Statement setReportCount = db.Prepare("UPDATE items SET report_count = ?2 WHERE id = ?1");

    private long addedReported;
    private long forgotten;

    /// <summary>How many items were added.</summary>
    public int Added { get; private set; }

    public (long Id, long ReportCount)? Find(ReadOnlyMemory<byte> utf8, ReadOnlyMemory<byte> key)
    {
        try
        {
            find.Bind(datasetId, key);
            while (find.Step())
            {
                if (find.Bytes(2).SequenceEqual(utf8.Span))
                {
                    return (find.Integer(0), find.Integer(1));
                }
            }

            return null;
        }
        finally
        {
            find.Reset();
        }
    }

    public long Add(ReadOnlyMemory<byte> utf8, ReadOnlyMemory<byte> key, int reportCount)
    {
        Added++;
        addedReported += reportCount > 0 ? 1 : 0;
        while (true)
        {
            var id = ids.Next();
            if (insert.Run(id, datasetId, reportCount, now, key, SqlValue.Utf8(utf8)) > 0)
            {
                return id;
            }
        }
    }

    public void SetReportCount(long id, long before, long after)
    {
        if (before != after)
        {
            setReportCount.Run(id, after);
            addedReported += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        }
    }

    public void Forget(long reportCount)
    {
        forgotten++;
        addedReported -= reportCount > 0 ? 1 : 0;
    }

    /// <summary>Brings the dataset's counters up to what was done here.</summary>
    public void Count() => db.Execute(
        "UPDATE datasets SET items = items + ?2, reported_items = reported_items + ?3, changes = changes + 1 WHERE id = ?1",
        datasetId, Added - forgotten, addedReported);
}
