using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Lists;

namespace Kashf.Storage.Local.Reports;

/// <summary>The reports on items within one transaction, the tags' lists of them, and their counters.</summary>
internal sealed class ReportTable(LocalConnection db, DateTimeOffset now)
{
    private readonly Statement insert = db.Prepare(
        "INSERT INTO reports (item_id, tag_id, positive, box, position, reported_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    private readonly Statement update = db.Prepare(
        "UPDATE reports SET positive = ?3, box = ?4, reported_at = ?5 WHERE item_id = ?1 AND tag_id = ?2");

    private readonly ReportReader reader = new(db);
    private readonly ListChanges lists = new(db);
    private readonly Dictionary<long, (long Positives, long Negatives)> changes = [];

    /// <inheritdoc cref="ReportReader.Read"/>
    public List<StoredReport> Read(long itemId) => reader.Read(itemId);

    /// <summary>Stores the difference between what an item's reports were and what they have become.</summary>
    public void Write(long itemId, IReadOnlyList<StoredReport> before, IReadOnlyList<StoredReport> after)
    {
        for (var i = 0; i < after.Count; i++)
        {
            var report = after[i];
            if (i >= before.Count)
            {
                insert.Run(itemId, report.TagId, report.Positive, ReportBox.Of(report.Box), report.Position, now);
                Count(itemId, report.Report, 1);
            }
            else if (before[i] != report)
            {
                update.Run(itemId, report.TagId, report.Positive, ReportBox.Of(report.Box), now);
                TurnRound(itemId, before[i].Report, report.Report);
            }
        }
    }

    public bool Remove(long itemId, TagReport report)
    {
        RemoveContradiction(itemId, report.TagId);
        Count(itemId, report, -1);
        return db.Execute("DELETE FROM reports WHERE item_id = ?1 AND tag_id = ?2", itemId, report.TagId) > 0;
    }

    /// <summary>Brings the tags' lists and counters up to what was done here.</summary>
    public void Count()
    {
        lists.Count();
        foreach (var (tag, (positives, negatives)) in changes)
        {
            db.Execute(
                "UPDATE tags SET positives = positives + ?2, negatives = negatives + ?3 WHERE id = ?1", tag, positives, negatives);
        }
    }

    private void TurnRound(long itemId, TagReport before, TagReport after)
    {
        if (before.Positive != after.Positive)
        {
            RemoveContradiction(itemId, after.TagId);
            Count(itemId, before, -1);
            Count(itemId, after, 1);
        }
    }

    private void RemoveContradiction(long itemId, long tagId) => new ContradictionTable(db, lists).Remove(tagId, itemId);

    private void Count(long itemId, TagReport report, int change)
    {
        lists.Add(new ListChange(ListKind.Reports, report.TagId, Place.Of(0, itemId), report.Positive, change));
        var (positives, negatives) = changes.GetValueOrDefault(report.TagId);
        changes[report.TagId] = report.Positive ? (positives + change, negatives) : (positives, negatives + change);
    }
}
