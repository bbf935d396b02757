using Kashf.Core.Datasets;
using Kashf.Core.Results;

namespace Kashf.Core.Transfer;

/// <summary>Where in a record each thing stands; positions count from 0, null where the file has no such column.</summary>
internal sealed record ImportLayout
{
    public required int Content { get; init; }

    public int? Tags { get; init; }

    public int? TagId { get; init; }

    public int? Title { get; init; }

    public int? Positive { get; init; }

    public required IReadOnlyList<TagColumn> Wide { get; init; }

    public required IReadOnlyList<string> Ignored { get; init; }

    public static Result<ImportLayout> Parse(IReadOnlyList<string> names, TagLookup tags, DatasetType type, bool reportItems)
    {
        if (RefuseNames(names) is { } refused)
            return refused;
        var needed = ColumnNames.For(type);
        if (Find(names, needed) is not { } content)
        {
            var other = needed == ColumnNames.Content ? ColumnNames.Url : ColumnNames.Content;
            return TransferErrors.MissingContent(type, needed, Find(names, other) is null ? null : other, names);
        }

        var layout = new ImportLayout { Content = content, Wide = [], Ignored = [] };
        return reportItems ? layout.WithReports(names, tags) : layout with { Ignored = [.. names.Where((_, i) => i != content)] };
    }

    /// <summary>The name <c>positive</c> belongs to <c>tag_id</c> and <c>title</c>; without them a tag may be called so.</summary>
    private Result<ImportLayout> WithReports(IReadOnlyList<string> names, TagLookup tags)
    {
        var (tagId, title) = (Find(names, ColumnNames.TagId), Find(names, ColumnNames.Title));
        var positive = tagId is null && title is null ? null : Find(names, ColumnNames.Positive);
        int?[] taken =
        [
            Content, Find(names, ColumnNames.Tags), tagId, title, positive, Find(names, ColumnNames.Id), Find(names, ColumnNames.Predictions),
        ];
        var wide = new List<TagColumn>();
        foreach (var position in Enumerable.Range(0, names.Count).Where(position => !taken.Contains(position)))
        {
            if (tags.Find(names[position]) is not { } id)
                continue;
            if (wide.FirstOrDefault(column => column.TagId == id) is { } same)
                return TransferErrors.DuplicatedTag(same.Name, names[position], names);
            wide.Add(new TagColumn(position, id, names[position]));
        }

        int?[] read = [Content, taken[1], tagId, title, positive, .. wide.Select(column => (int?)column.Position)];
        return this with
        {
            Tags = taken[1],
            TagId = tagId,
            Title = title,
            Positive = positive,
            Wide = wide,
            Ignored = [.. names.Where((_, position) => !read.Contains(position))],
        };
    }

    private static Error? RefuseNames(IReadOnlyList<string> names)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
                return TransferErrors.UnnamedColumn(i + 1, names);
            if (!seen.TryAdd(names[i], names[i]))
                return TransferErrors.DuplicatedColumn(names[i], names);
        }

        return null;
    }

    private static int? Find(IReadOnlyList<string> names, string wanted)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Equals(wanted, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return null;
    }
}
