using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Reports;

/// <summary>Reads the reports on items within one transaction.</summary>
internal sealed class ReportReader(LocalConnection db)
{
    private readonly Statement select = db.Prepare(
        """
        SELECT r.tag_id, r.positive, r.box, r.position, t.deleted = 0 FROM reports r JOIN tags t ON t.id = r.tag_id
        WHERE r.item_id = ?1 ORDER BY r.position
        """);

    /// <returns>The item's reports in the order of each tag's first one.</returns>
    public List<StoredReport> Read(long itemId)
    {
        var reports = new List<StoredReport>();
        try
        {
            select.Bind(itemId);
            while (select.Step())
            {
                reports.Add(new StoredReport(
                    select.Integer(0), select.Boolean(1), ReportBox.Read(select, 2), select.Integer(3), select.Boolean(4)));
            }
        }
        finally
        {
            select.Reset();
        }

        return reports;
    }
}
