using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Reports;

/// <summary>The reports on items within one transaction, and the tags' counters.</summary>
internal sealed class ReportTable(LocalConnection db, DateTimeOffset now)
{
    private readonly Statement select = db.Prepare(
        """
        SELECT r.tag_id, r.positive, r.position, t.deleted = 0 FROM reports r JOIN tags t ON t.id = r.tag_id
        WHERE r.item_id = ?1 ORDER BY r.position
        """);

    private readonly Statement insert = db.Prepare(
        "INSERT INTO reports (item_id, tag_id, positive, position, reported_at) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly Statement update = db.Prepare(
        "UPDATE reports SET positive = ?3, reported_at = ?4 WHERE item_id = ?1 AND tag_id = ?2");

    private readonly Dictionary<long, (long Positives, long Negatives)> changes = [];

    /// <returns>The item's reports in the order of each tag's first one.</returns>
    public List<StoredReport> Read(long itemId)
    {
        var reports = new List<StoredReport>();
        try
        {
            select.Bind(itemId);
            while (select.Step())
            {
                reports.Add(new StoredReport(select.Integer(0), select.Boolean(1), select.Integer(2), select.Boolean(3)));
            }
        }
        finally
        {
            select.Reset();
        }

        return reports;
    }

    /// <summary>Stores the difference between what an item's reports were and what they have become.</summary>
    public void Write(long itemId, IReadOnlyList<StoredReport> before, IReadOnlyList<StoredReport> after)
    {
        for (var i = 0; i < after.Count; i++)
        {
            var report = after[i];
            if (i >= before.Count)
            {
                insert.Run(itemId, report.TagId, report.Positive, report.Position, now);
                Count(report.Report, 1);
            }
            else if (before[i].Positive != report.Positive)
            {
                update.Run(itemId, report.TagId, report.Positive, now);
                Count(before[i].Report, -1);
                Count(report.Report, 1);
            }
        }
    }

    public bool Remove(long itemId, TagReport report)
    {
        Count(report, -1);
        return db.Execute("DELETE FROM reports WHERE item_id = ?1 AND tag_id = ?2", itemId, report.TagId) > 0;
    }

    /// <summary>Brings the tags' counters up to what was done here.</summary>
    public void Count()
    {
        foreach (var (tag, (positives, negatives)) in changes)
        {
            db.Execute(
                "UPDATE tags SET positives = positives + ?2, negatives = negatives + ?3 WHERE id = ?1", tag, positives, negatives);
        }
    }

    private void Count(TagReport report, int change)
    {
        var (positives, negatives) = changes.GetValueOrDefault(report.TagId);
        changes[report.TagId] = report.Positive ? (positives + change, negatives) : (positives, negatives + change);
    }
}
