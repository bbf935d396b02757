using Kashf.Core.Datasets;
using Kashf.Core.Search;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Search;

/// <summary>
/// A search as a condition: each word is looked up in the index of words, phrases are compared with the text as well. In
/// datasets of images and faces a term is found in the titles of tags too.
/// </summary>
internal sealed class SearchCondition
{
    private readonly List<(string Name, string Value)> parameters = [];

    /// <param name="titles">Tags whose titles are searched as well, the most important first.</param>
    public SearchCondition(DatasetType type, SearchQuery query, SearchFilter filter, IReadOnlyList<Tag> titles)
    {
        var words = titles.Select(tag => (tag.Id, SearchedWords.Of(tag.Title))).ToList();
        var terms = query.Terms.DistinctBy(term => string.Join(' ', term)).Select(term => AnyOf([Content(term), .. Titles(term, words)]));
        if (filter.Reported is { } reported)
            terms = terms.Append($"c.reported = {(reported ? "true" : "false")}");
        if (filter.TagId is { } tag)
        {
            terms = terms.Append(type == DatasetType.Text
                ? In(ListName.Reported(tag, null))
                : AnyOf([In(ListName.Reported(tag, null)), In(ListName.Predicted(tag))]));
        }

        Text = string.Join(" AND ", terms);
    }

    public string Text { get; }

    public QueryDefinition Define(string sql) =>
        parameters.Aggregate(new QueryDefinition(sql), (query, parameter) => query.WithParameter(parameter.Name, parameter.Value));

    private string Content(IReadOnlyList<string> term)
    {
        var words = term.Distinct().Select(word => $"ARRAY_CONTAINS(c.words, {Parameter(word)})");
        if (term.Count > 1)
            words = words.Append($"CONTAINS(c.searched, {Parameter($" {string.Join(' ', term)} ")})");
        return string.Join(" AND ", words);
    }

    private static IEnumerable<string> Titles(IReadOnlyList<string> term, List<(long TagId, IReadOnlyList<string> Words)> titles) => titles
        .Where(title => SearchedWords.HoldPhrase(title.Words, term))
        .Take(ISearch.MostTitles)
        .SelectMany(title => new[] { In(ListName.Reported(title.TagId, true)), In(ListName.Predicted(title.TagId)) });

    private string Parameter(string value)
    {
        var name = $"@p{parameters.Count}";
        parameters.Add((name, value));
        return name;
    }

    private static string In(string list) => $"IS_DEFINED(c.lists[\"{list}\"])";

    private static string AnyOf(IReadOnlyList<string> alternatives) => $"({string.Join(" OR ", alternatives.Select(part => $"({part})"))})";
}
