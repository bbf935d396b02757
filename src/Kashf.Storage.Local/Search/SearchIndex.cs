using System.Text;
using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Predictions;
using Kashf.Storage.Local.Reports;

namespace Kashf.Storage.Local.Search;

/// <summary>The entries of one dataset's items in the search index, within one transaction.</summary>
internal sealed class SearchIndex(LocalConnection db, DatasetWords dataset)
{
    private readonly Statement insert = db.Prepare("INSERT INTO search (rowid, words) VALUES (?1, ?2)");

    private readonly Statement delete = db.Prepare("DELETE FROM search WHERE rowid = ?1");

    private byte[] entry = new byte[4096];

    /// <summary>
    /// Takes the mark of being reported from an item that has lost its last report. Marks of deleted tags may stay: nobody
    /// can ask for them.
    /// </summary>
    /// <returns>Whether the item has no report.</returns>
    public static bool Unmark(LocalConnection db, long itemId)
    {
        var dataset = db.First(
            "SELECT d.type, d.number FROM items i JOIN datasets d ON d.id = i.dataset_id WHERE i.id = ?1 AND i.report_count = 0",
            row => DatasetWords.Of(Enum.Parse<DatasetType>(row.Text(0)), row.Integer(1)),
            itemId);
        if (dataset is not null)
        {
            new SearchIndex(db, dataset).Renew(itemId);
        }

        return dataset is not null;
    }

    /// <summary>Adds an item that is new.</summary>
    public void Add(long itemId, ReadOnlyMemory<byte> words, IReadOnlyList<StoredReport> reports) =>
        Insert(itemId, words, Marks(reports), reports.Count > 0);

    /// <summary>Brings an item's marks up to its reports.</summary>
    public void Replace(
        long itemId, Func<ReadOnlyMemory<byte>> words, IReadOnlyList<StoredReport> before, IReadOnlyList<StoredReport> after)
    {
        if (!Marks(before).SequenceEqual(Marks(after)))
        {
            delete.Run(itemId);
            Insert(itemId, words(), Marks(after).Concat(Found(itemId)), after.Count > 0);
        }
    }

    /// <summary>Makes an item's entry anew from what is stored of it.</summary>
    public void Renew(long itemId)
    {
        var content = db.First("SELECT content FROM items WHERE id = ?1", row => row.Text(0), itemId)!;
        var reports = new ReportReader(db).Read(itemId);
        delete.Run(itemId);
        Insert(itemId, IndexedWords.Of(dataset, content), Marks(reports).Concat(Found(itemId)), reports.Count > 0);
    }

    private void Insert(long itemId, ReadOnlyMemory<byte> words, IEnumerable<string> marks, bool reported)
    {
        var signs = string.Join(' ', marks.Select(mark => dataset.Word(mark, reported: false)));
        var length = words.Length + signs.Length;
        if (length > entry.Length)
        {
            entry = new byte[2 * length];
        }

        words.CopyTo(entry);
        Encoding.ASCII.GetBytes(signs, entry.AsSpan(words.Length));
        if (reported)
        {
            entry.AsSpan(0, length).Replace((byte)DatasetWords.UnreportedSign, (byte)DatasetWords.ReportedSign);
        }

        insert.Run(itemId, SqlValue.Utf8(entry.AsMemory(0, length)));
    }

    private IEnumerable<string> Marks(IReadOnlyList<StoredReport> reports)
    {
        foreach (var report in reports)
        {
            yield return DatasetWords.ReportedOn(report.TagId);
            if (dataset.MarksTags && report.Positive)
            {
                yield return DatasetWords.ConfirmedOn(report.TagId);
            }
        }
    }

    private IEnumerable<string> Found(long itemId) => dataset.MarksTags
        ? (db.First(
                "SELECT p.tags FROM items i JOIN predictions p ON p.dataset_id = i.dataset_id AND p.item_id = i.id WHERE i.id = ?1",
                row => PredictedTags.Decode(row.Bytes(0)),
                itemId) ?? [])
            .Select(tag => DatasetWords.FoundOn(tag.TagId))
        : [];
}
