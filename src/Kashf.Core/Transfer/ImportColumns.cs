using System.Diagnostics.CodeAnalysis;
using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Limits;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Tags;

namespace Kashf.Core.Transfer;

/// <summary>
/// What the columns of a file mean for a dataset. Items come from <c>content</c> (texts) or <c>url</c> (images, faces).
/// Reports come from any of: a column <c>tags</c> (see <see cref="TagsCell"/>); <c>tag_id</c> or <c>title</c>, one tag a
/// row, with <c>positive</c> beside it where it is not always true; columns named by a tag's id or title, whose cells say
/// yes, no, or nothing. Other columns are ignored.
/// </summary>
public sealed class ImportColumns
{
    private readonly ImportLayout layout;
    private readonly TagLookup tags;
    private readonly DatasetType type;
    private readonly RequestLimits limits;

    private ImportColumns(ImportLayout layout, TagLookup tags, DatasetType type, RequestLimits limits)
    {
        this.layout = layout;
        this.tags = tags;
        this.type = type;
        this.limits = limits;
    }

    /// <summary>Names of the columns that are not read, in their order.</summary>
    public IReadOnlyList<string> Ignored => layout.Ignored;

    /// <returns>Or an <see cref="ErrorKind.Unprocessable"/> error that lists the columns found.</returns>
    public static Result<ImportColumns> Parse(
        IReadOnlyList<string> header, IReadOnlyList<Tag> tags, DatasetType type, ImportOptions options, RequestLimits limits)
    {
        var lookup = new TagLookup(tags, options.TagNames);
        return ImportLayout.Parse(header, lookup, type, options.ReportItems)
            .Map(layout => new ImportColumns(layout, lookup, type, limits));
    }

    /// <summary>Makes an item of a record, or says why not.</summary>
    public bool TryRead(CsvRecord record, [NotNullWhen(true)] out NewItem? item, [NotNullWhen(false)] out string? reason)
    {
        item = null;
        reason = record.Failure;
        if (reason is not null)
            return false;
        var content = FormulaGuard.Remove(record.Cells[layout.Content]);
        if (type != DatasetType.Text)
            content = content.Trim();
        var reports = new List<TagReport>();
        reason = Refuse(content) ?? ReadReports(record.Cells, reports);
        item = reason is null ? new NewItem(content, reports) : null;
        return item is not null;
    }

    private string? Refuse(string content)
    {
        var reason = type == DatasetType.Text ? ContentRules.Refuse(content, limits) : UrlRules.Refuse(content);
        return reason is null ? null : $"{ColumnNames.For(type)}: {reason}";
    }

    private string? ReadReports(IReadOnlyList<string> cells, List<TagReport> reports)
    {
        if (layout.Tags is { } column && TagsCell.Read(FormulaGuard.Remove(cells[column]), tags, reports) is { } refused)
            return $"{ColumnNames.Tags}: {refused}";
        return ReadSingle(cells, reports) ?? ReadWide(cells, reports);
    }

    private string? ReadSingle(IReadOnlyList<string> cells, List<TagReport> reports)
    {
        var byId = Cell(cells, layout.TagId);
        var byTitle = Cell(cells, layout.Title);
        if (byId.Length == 0 && byTitle.Length == 0)
            return null;
        var id = byId.Length > 0 ? tags.ByIdFirst(byId) : tags.ByTitleFirst(byTitle);
        if (id is not { } found)
            return TagLookup.Unknown(byId.Length > 0 ? byId : byTitle);
        if (byId.Length > 0 && byTitle.Length > 0 && tags.ByTitle(byTitle) != found)
            return $"{ColumnNames.TagId} '{Excerpt.Of(byId)}' and {ColumnNames.Title} '{Excerpt.Of(byTitle)}' name different tags";

        var word = Cell(cells, layout.Positive);
        var positive = true;
        if (word.Length > 0 && !BooleanCell.TryParse(word, out positive))
            return NoBoolean(ColumnNames.Positive, word);
        reports.Add(new TagReport(found, positive));
        return null;
    }

    private string? ReadWide(IReadOnlyList<string> cells, List<TagReport> reports)
    {
        foreach (var column in layout.Wide)
        {
            var word = cells[column.Position];
            if (string.IsNullOrWhiteSpace(word))
                continue;
            if (!BooleanCell.TryParse(word, out var positive))
                return NoBoolean(column.Name, word);
            reports.Add(new TagReport(column.TagId, positive));
        }

        return null;
    }

    private static string Cell(IReadOnlyList<string> cells, int? column) =>
        column is { } position && !string.IsNullOrWhiteSpace(cells[position]) ? FormulaGuard.Remove(cells[position]) : "";

    private static string NoBoolean(string column, string word) =>
        $"{Excerpt.Of(column)}: '{Excerpt.Of(word)}' is none of {BooleanCell.Accepted}";
}
