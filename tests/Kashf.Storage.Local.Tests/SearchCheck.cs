using System.Globalization;
using System.Text;
using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Tests;

/// <summary>Reads the search index back, word by word, and compares it with the items.</summary>
internal static class SearchCheck
{
    public static void AssertAgrees(LocalConnection db)
    {
        db.Execute("INSERT INTO search (search) VALUES ('integrity-check')");
        db.Execute("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab (main, search, instance)");
        var found = db
            .All("SELECT doc, term FROM temp.search_words ORDER BY doc, offset", row => (Id: row.Integer(0), Word: row.Text(1)))
            .GroupBy(entry => entry.Id, entry => entry.Word)
            .ToDictionary(item => item.Key, item => string.Join(' ', item));
        // Marks of deleted tags may stay.
        var tags = db.All("SELECT id FROM tags WHERE deleted = 0", row => row.Integer(0)).ToHashSet();
        var expected = Expected(db);
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        Assert.All(expected, entry => Assert.Equal(WithMarksOf(tags, entry.Value), WithMarksOf(tags, found[entry.Key])));
    }

    private static Dictionary<long, string> Expected(LocalConnection db)
    {
        var tagsOfItem = db
            .All(
                "SELECT item_id, tag_id FROM reports ORDER BY item_id, position",
                row => (Item: row.Integer(0), Tag: row.Integer(1)))
            .ToLookup(report => report.Item, report => report.Tag);
        return db
            .All(
                "SELECT i.id, d.type, d.number, i.content FROM items i JOIN datasets d ON d.id = i.dataset_id",
                row => (Id: row.Integer(0), Words: DatasetWords.Of(Enum.Parse<DatasetType>(row.Text(1)), row.Integer(2)), Content: row.Text(3)))
            .ToDictionary(item => item.Id, item => Entry(item.Words, item.Content, [.. tagsOfItem[item.Id]]));
    }

    private static string Entry(DatasetWords dataset, string content, IReadOnlyCollection<long> tags)
    {
        var words = Encoding.UTF8.GetString(IndexedWords.Of(dataset, content))
            + string.Join(' ', tags.Select(tag => dataset.Word(DatasetWords.ReportedOn(tag), reported: false)));
        return words.Trim().Replace(DatasetWords.UnreportedSign, tags.Count > 0 ? DatasetWords.ReportedSign : DatasetWords.UnreportedSign);
    }

    private static string WithMarksOf(HashSet<long> tags, string words) => string.Join(
        ' ',
        words.Split(' ').Where(word => word.IndexOf(":t", StringComparison.Ordinal) is var at
            && (at < 0 || tags.Contains(long.Parse(word.AsSpan(at + 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)))));
}
