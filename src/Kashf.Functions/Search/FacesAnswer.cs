using System.ComponentModel;
using Kashf.Functions.Hosting.Paging;
using Kashf.Functions.Items;

namespace Kashf.Functions.Search;

[Description("A page of faces.")]
public sealed record FacesAnswer
{
    [Description("At most 50.")]
    public required IReadOnlyList<ImageItemAnswer> Items { get; init; }

    [Description("Entries of the whole list.")]
    public required long Count { get; init; }

    [Description("Where the next page is; null on the last one.")]
    public required string? Next { get; init; }

    [Description("Where the page before is; null on the first one.")]
    public required string? Previous { get; init; }

    public static FacesAnswer From(PagedAnswer<ImageItemAnswer> page) =>
        new() { Items = page.Results, Count = page.Count, Next = page.Next, Previous = page.Previous };
}
