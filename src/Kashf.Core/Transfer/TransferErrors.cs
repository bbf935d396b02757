using Kashf.Core.Datasets;
using Kashf.Core.Results;

namespace Kashf.Core.Transfer;

/// <summary>Refusals that concern a CSV file as a whole.</summary>
internal static class TransferErrors
{
    private const int NamesShown = 30;
    private const int CharactersShown = 60;

    public static Error NoHeader { get; } = Header("the file is empty; its first line must name the columns");

    public static Error HeaderNotUtf8 { get; } =
        new(ErrorKind.Unprocessable, "csv-encoding", "the file's first line is not UTF-8; save the file as CSV UTF-8 and send it again");

    public static Error HeaderMalformed(string reason) => Header($"the file's first line can't be read: {reason}");

    public static Error HeaderTooWide(int limit) => Header($"the file's first line has more than {limit:N0} columns; remove those that are not needed");

    public static Error HeaderUnending(int limit) => Header(
        $"the file's first line does not end within {limit:N0} bytes, or a quote that opens in it never closes; the first line must name the columns");

    public static Error NotCsv(string found, string remedy) => new(ErrorKind.Unprocessable, "not-csv", $"the file is {found}, not CSV; {remedy}");

    public static Error TooLarge(long limit) =>
        new(ErrorKind.TooLarge, "csv-too-large", $"the file has more than {limit:N0} bytes; split it and import the parts");

    public static Error UnnamedColumn(int position, IReadOnlyList<string> names) =>
        Columns($"column {position} has no name", "name it, or remove it", names);

    public static Error DuplicatedColumn(string name, IReadOnlyList<string> names) =>
        Columns($"the column '{Shorten(name)}' stands twice", "rename or remove one", names);

    public static Error DuplicatedTag(string first, string second, IReadOnlyList<string> names) =>
        Columns($"the columns '{Shorten(first)}' and '{Shorten(second)}' mean the same tag", "remove one", names);

    public static Error MissingContent(DatasetType type, string needed, string? other, IReadOnlyList<string> names)
    {
        var remedy = $"a dataset of type {type.ToWireName()} takes its items from it";
        return Columns(
            $"there is no column '{needed}'",
            other is null ? remedy : $"{remedy}; '{other}' belongs to datasets of another type",
            names);
    }

    private static Error Columns(string wrong, string remedy, IReadOnlyList<string> names) =>
        Header($"{wrong}: {remedy}. The file's columns are {List(names)}");

    private static Error Header(string detail) => new(ErrorKind.Unprocessable, "csv-header", detail);

    private static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown).Select(name => $"'{Shorten(name)}'"))
        + (names.Count > NamesShown ? $" and {names.Count - NamesShown:N0} more" : "");

    private static string Shorten(string name) => Excerpt.Of(name, CharactersShown);
}
