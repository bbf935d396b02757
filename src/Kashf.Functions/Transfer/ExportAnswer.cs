using System.ComponentModel;

namespace Kashf.Functions.Transfer;

[Description("A finished export.")]
public sealed record ExportAnswer
{
    public required string Dataset { get; init; }

    [Description("exported.")]
    public required string State { get; init; }

    [Description("Where the file is, for the account whose dataset it is: text/csv, UTF-8 with a byte order mark.")]
    public required string Url { get; init; }

    [Description("Items in the file.")]
    public required long Rows { get; init; }
}
