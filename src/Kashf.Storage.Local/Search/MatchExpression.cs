using Kashf.Core.Search;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Search;

/// <summary>A query and a filter as expressions of SQLite's full-text search, which find different items.</summary>
internal sealed class MatchExpression(LocalConnection db, DatasetWords dataset, long datasetId, SearchQuery query, SearchFilter filter)
{
    private readonly List<(long TagId, IReadOnlyList<string> Words)> titles = dataset.MarksTags ? Titles(db, datasetId) : [];

    /// <summary>One for reported items, one for the others: those that the filter lets through.</summary>
    public List<string> Parts()
    {
        var onlyReported = filter.TagId is not null && !dataset.MarksTags;
        var parts = new List<string>();
        if (filter.Reported != false)
        {
            parts.Add(Part(reported: true));
        }

        if (filter.Reported != true && !onlyReported)
        {
            parts.Add(Part(reported: false));
        }

        return parts;
    }

    private string Part(bool reported)
    {
        var terms = query.Terms.DistinctBy(term => string.Join(' ', term)).Select(term => AnyOf(Alternatives(term), reported));
        if (filter.TagId is { } tag)
        {
            string[][] marks = dataset.MarksTags
                ? [[DatasetWords.ReportedOn(tag)], [DatasetWords.FoundOn(tag)]]
                : [[DatasetWords.ReportedOn(tag)]];
            terms = terms.Append(AnyOf(marks, reported));
        }

        return string.Join(" AND ", terms);
    }

    /// <summary>The term itself, and the marks of tags whose titles hold it.</summary>
    private IEnumerable<IReadOnlyList<string>> Alternatives(IReadOnlyList<string> term)
    {
        yield return term;
        foreach (var (tag, _) in titles.Where(title => SearchedWords.HoldPhrase(title.Words, term)).Take(ISearch.MostTitles))
        {
            yield return [DatasetWords.ConfirmedOn(tag)];
            yield return [DatasetWords.FoundOn(tag)];
        }
    }

    // Words hold letters, digits and marks only, so that there is nothing to escape.
    private string AnyOf(IEnumerable<IReadOnlyList<string>> phrases, bool reported) =>
        $"({string.Join(" OR ", phrases.Select(phrase => $"\"{string.Join(' ', phrase.Select(word => dataset.Word(word, reported)))}\""))})";

    private static List<(long TagId, IReadOnlyList<string> Words)> Titles(LocalConnection db, long datasetId) => db.All(
        "SELECT id, title FROM live_tags WHERE dataset_id = ?1 ORDER BY positives + predictions DESC, id", row => (row.Integer(0), SearchedWords.Of(row.Text(1))), datasetId);
}
