using Kashf.Core.Reports;

namespace Kashf.Storage.Local.Reports;

/// <summary>An item's whole report: each tag once, at the place of its first report, with the latest word.</summary>
internal static class WholeReport
{
    public static List<StoredReport> After(IReadOnlyList<StoredReport> before, IEnumerable<TagReport> said)
    {
        var after = new List<StoredReport>(before);
        foreach (var report in said)
        {
            var index = after.FindIndex(stored => stored.TagId == report.TagId);
            if (index >= 0)
            {
                after[index] = after[index] with { Positive = report.Positive, Box = report.Box };
            }
            else
            {
                var position = after.Count == 0 ? 0 : after[^1].Position + 1;
                after.Add(new StoredReport(report.TagId, report.Positive, report.Box, position, true));
            }
        }

        return after;
    }

    public static IReadOnlyList<TagReport> Seen(IEnumerable<StoredReport> reports) =>
        [.. reports.Where(report => report.Live).Select(report => report.Report)];
}
