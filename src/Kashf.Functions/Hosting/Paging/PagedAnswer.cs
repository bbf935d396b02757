using System.ComponentModel;

namespace Kashf.Functions.Hosting.Paging;

[Description("A page of a list. Send the same body to next for the page after it.")]
public sealed record PagedAnswer<T>
{
    [Description("Entries of the whole list.")]
    public required long Count { get; init; }

    [Description("Where the next page is; null on the last one. Walking from next to next shows each entry that stays as it is once, whatever changes meanwhile.")]
    public required string? Next { get; init; }

    [Description("Where the page before is; null on the first one.")]
    public required string? Previous { get; init; }

    [Description("At most 50.")]
    public required IReadOnlyList<T> Results { get; init; }
}
