using System.Runtime.InteropServices;
using Kashf.Core.Items;
using Kashf.Core.Reports;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Reports;

/// <summary>Contents and reports gathered by content, encoded, hashed and cut into words: the work that needs no writer.</summary>
internal sealed class ReportBatch
{
    private readonly DatasetWords dataset;
    private readonly Dictionary<string, int> positions;
    private readonly List<ItemReports> items;
    private readonly int[] itemOfEntry;

    private ReportBatch(DatasetWords dataset, int entries)
    {
        this.dataset = dataset;
        positions = new(entries, StringComparer.Ordinal);
        items = new(entries);
        itemOfEntry = new int[entries];
    }

    public IReadOnlyList<ItemReports> Items => items;

    public IEnumerable<long> TagIds => items.SelectMany(item => item.Reports).Select(report => report.TagId).Distinct();

    public static ReportBatch Of(DatasetWords dataset, IReadOnlyList<TextReport> reports)
    {
        var batch = new ReportBatch(dataset, reports.Count);
        for (var i = 0; i < reports.Count; i++)
        {
            batch.Add(i, reports[i].Content).Add(reports[i].Report);
        }

        return batch;
    }

    public static ReportBatch Of(DatasetWords dataset, IReadOnlyList<NewItem> added)
    {
        var batch = new ReportBatch(dataset, added.Count);
        for (var i = 0; i < added.Count; i++)
        {
            batch.Add(i, added[i].Content).AddRange(added[i].Reports);
        }

        return batch;
    }

    /// <returns>The position in <see cref="Items"/> of the item that this entry speaks of.</returns>
    public int ItemOf(int entry) => itemOfEntry[entry];

    private List<TagReport> Add(int entry, string content)
    {
        ref var position = ref CollectionsMarshal.GetValueRefOrAddDefault(positions, content, out var known);
        if (!known)
        {
            position = items.Count;
            items.Add(ItemReports.Of(dataset, content, []));
        }

        itemOfEntry[entry] = position;
        return items[position].Reports;
    }
}
