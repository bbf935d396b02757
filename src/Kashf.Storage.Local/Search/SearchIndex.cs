using System.Text;
using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Reports;

namespace Kashf.Storage.Local.Search;

/// <summary>The entries of one dataset's items in the search index, within one transaction.</summary>
internal sealed class SearchIndex(LocalConnection db, DatasetWords dataset)
{
    private readonly Statement insert = db.Prepare("INSERT INTO search (rowid, words) VALUES (?1, ?2)");

    private readonly Statement delete = db.Prepare("DELETE FROM search WHERE rowid = ?1");

    private byte[] entry = new byte[4096];

    public void Add(long itemId, ReadOnlyMemory<byte> words, IReadOnlyList<StoredReport> reports)
    {
        var marks = string.Join(' ', Marks(reports));
        var length = words.Length + marks.Length;
        if (length > entry.Length)
        {
            entry = new byte[2 * length];
        }

        words.CopyTo(entry);
        Encoding.ASCII.GetBytes(marks, entry.AsSpan(words.Length));
        insert.Run(itemId, SqlValue.Utf8(entry.AsMemory(0, length)));
    }

    /// <summary>Brings an item's marks up to its reports.</summary>
    public void Replace(
        long itemId, Func<ReadOnlyMemory<byte>> words, IReadOnlyList<StoredReport> before, IReadOnlyList<StoredReport> after)
    {
        if (!Marks(before).SequenceEqual(Marks(after)))
        {
            delete.Run(itemId);
            Add(itemId, words(), after);
        }
    }

    /// <summary>
    /// Takes the mark of being reported from an item that has lost its last report. Marks of deleted tags may stay: nobody
    /// can ask for them.
    /// </summary>
    /// <returns>Whether the item has no report.</returns>
    public static bool Unmark(LocalConnection db, long itemId)
    {
        var unreported = db.First(
            "SELECT d.type, d.number, i.content FROM items i JOIN datasets d ON d.id = i.dataset_id WHERE i.id = ?1 AND i.report_count = 0",
            row => (Dataset: DatasetWords.Of(Enum.Parse<DatasetType>(row.Text(0)), row.Integer(1)), Content: row.Text(2)).ToTuple(),
            itemId);
        if (unreported is null)
        {
            return false;
        }

        var index = new SearchIndex(db, unreported.Item1);
        index.delete.Run(itemId);
        index.Add(itemId, IndexedWords.Of(unreported.Item1, unreported.Item2), []);
        return true;
    }

    private IEnumerable<string> Marks(IReadOnlyList<StoredReport> reports)
    {
        if (reports.Count > 0)
        {
            yield return dataset.Reported;
        }

        foreach (var report in reports)
        {
            yield return dataset.ReportedOn(report.TagId);
            if (dataset.MarksTags && report.Positive)
            {
                yield return dataset.ConfirmedOn(report.TagId);
            }
        }
    }
}
