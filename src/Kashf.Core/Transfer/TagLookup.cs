using System.Globalization;
using Kashf.Core.Tags;

namespace Kashf.Core.Transfer;

/// <summary>
/// Finds the tags of a dataset by what a file calls them. Where the file speaks of ids, a value that is a whole number is
/// an id and any other a title. Where it speaks of titles, a value is a title, and an id only where no tag has that title.
/// Titles are taken as they are, then without surrounding spaces, then whatever their case where that fits one tag alone.
/// </summary>
internal sealed class TagLookup
{
    private readonly bool titlesFirst;
    private readonly HashSet<long> ids;
    private readonly Dictionary<string, long> exact;
    private readonly Dictionary<string, long?> anyCase = new(StringComparer.OrdinalIgnoreCase);

    public TagLookup(IReadOnlyList<Tag> tags, bool titlesFirst)
    {
        this.titlesFirst = titlesFirst;
        ids = [.. tags.Select(tag => tag.Id)];
        exact = tags.ToDictionary(tag => tag.Title, tag => tag.Id, StringComparer.Ordinal);
        foreach (var tag in tags)
            anyCase[tag.Title] = anyCase.ContainsKey(tag.Title) ? null : tag.Id;
    }

    public long? Find(string name) => titlesFirst ? ByTitleFirst(name) : ByIdFirst(name);

    public long? ByIdFirst(string name) => IsWholeNumber(name, out _) ? ById(name) : ByTitle(name);

    public long? ByTitleFirst(string name) => ByTitle(name) ?? ById(name);

    public long? ById(string name) => IsWholeNumber(name, out var id) && ids.Contains(id) ? id : null;

    public long? ByTitle(string name)
    {
        var trimmed = name.Trim();
        if (exact.TryGetValue(name, out var id) || exact.TryGetValue(trimmed, out id))
            return id;
        return anyCase.GetValueOrDefault(trimmed);
    }

    public static string Unknown(string name) => $"the dataset has no tag '{Excerpt.Of(name.Trim())}'";

    private static bool IsWholeNumber(string name, out long value) =>
        long.TryParse(name, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);
}
