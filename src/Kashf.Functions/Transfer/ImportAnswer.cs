using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Transfer;

[Description("What an import came to.")]
public sealed record ImportAnswer
{
    public required string Dataset { get; init; }

    [Description("imported.")]
    public required string State { get; init; }

    [Description("Rows that were taken. A row whose content the dataset had already adds its reports to that item.")]
    public required long Imported { get; init; }

    [Description("Rows that were not taken.")]
    public required long Failed { get; init; }

    [Description("The first rows that were not taken, and why; row 1 follows the header.")]
    public required IReadOnlyList<FailedRowAnswer> Errors { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Where all rows that were not taken are told, as CSV; absent where there are none.")]
    public string? ErrorsUrl { get; init; }

    [Description("Columns that were not read.")]
    public required IReadOnlyList<string> IgnoredColumns { get; init; }
}
