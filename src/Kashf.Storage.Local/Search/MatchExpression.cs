using Kashf.Core.Search;
using Kashf.Core.Text;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Search;

/// <summary>A query and a filter as an expression of SQLite's full-text search.</summary>
internal static class MatchExpression
{
    public static string Of(LocalConnection db, DatasetWords dataset, long datasetId, SearchQuery query, SearchFilter filter)
    {
        var titles = dataset.MarksTags ? Titles(db, datasetId) : [];
        var parts = query.Terms.Select(term => $"({string.Join(" OR ", Alternatives(dataset, term, titles))})").ToList();
        if (filter.TagId is { } tag)
        {
            parts.Add(dataset.MarksTags
                ? $"({Quoted(dataset.ReportedOn(tag))} OR {Quoted(dataset.FoundOn(tag))})"
                : Quoted(dataset.ReportedOn(tag)));
        }

        if (filter.Reported == true)
        {
            parts.Add(Quoted(dataset.Reported));
        }

        var all = string.Join(" AND ", parts);
        return filter.Reported == false ? $"({all}) NOT {Quoted(dataset.Reported)}" : all;
    }

    /// <summary>The term itself, and the marks of tags whose titles hold it.</summary>
    private static IEnumerable<string> Alternatives(
        DatasetWords dataset, IReadOnlyList<string> term, List<(long TagId, string[] Words)> titles)
    {
        yield return Quoted(string.Join(' ', term.Select(dataset.Word)));
        foreach (var (tag, words) in titles)
        {
            if (Enumerable.Range(0, words.Length).Any(start => words.Skip(start).Take(term.Count).SequenceEqual(term)))
            {
                yield return Quoted(dataset.ConfirmedOn(tag));
                yield return Quoted(dataset.FoundOn(tag));
            }
        }
    }

    private static List<(long TagId, string[] Words)> Titles(LocalConnection db, long datasetId) => db.All(
        "SELECT id, title FROM live_tags WHERE dataset_id = ?1", row => (row.Integer(0), WordsOf(row.Text(1))), datasetId);

    private static string[] WordsOf(string title)
    {
        var words = new List<string>();
        foreach (var word in new WordEnumerator(TextNormalizer.Normalize(title)))
        {
            words.Add(word.ToString());
        }

        return [.. words];
    }

    // Words hold letters, digits and marks only, so that there is nothing to escape.
    private static string Quoted(string tokens) => $"\"{tokens}\"";
}
