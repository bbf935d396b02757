using System.Runtime.InteropServices;
using System.Text;
using Kashf.Core.Reports;

namespace Kashf.Storage.Local.Reports;

/// <summary>Reports gathered by content, encoded and hashed: the work that needs no writer.</summary>
internal sealed class ReportBatch
{
    private readonly Dictionary<ContentHash, int> positions = [];
    private readonly List<ItemReports> items = [];
    private readonly int[] itemOfReport;

    public ReportBatch(IReadOnlyList<TextReport> reports)
    {
        Reports = reports;
        itemOfReport = new int[reports.Count];
        for (var i = 0; i < reports.Count; i++)
        {
            itemOfReport[i] = Add(reports[i]);
        }
    }

    public IReadOnlyList<TextReport> Reports { get; }

    public IReadOnlyList<ItemReports> Items => items;

    /// <returns>The position in <see cref="Items"/> of the item that this report speaks of.</returns>
    public int ItemOf(int report) => itemOfReport[report];

    private int Add(TextReport report)
    {
        var utf8 = Encoding.UTF8.GetBytes(report.Content);
        var hash = ContentHash.Of(utf8);
        ref var position = ref CollectionsMarshal.GetValueRefOrAddDefault(positions, hash, out var known);
        if (!known)
        {
            position = items.Count;
            items.Add(new ItemReports(utf8, hash.ToBytes(), []));
        }

        items[position].Reports.Add(report.Report);
        return position;
    }
}
