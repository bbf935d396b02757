namespace Kashf.Core.Paging;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Number">From 1; where there is a position, only a name.</param>
/// <param name="Position">The place where the page begins or ends; null to count <paramref name="Number"/> pages from the start.</param>
public readonly record struct PageRequest(int Number, PagePosition? Position)
{
    /// <summary>Entries a page.</summary>
    public const int Size = 50;

    public static PageRequest First { get; } = new(1, null);

    /// <summary>How many entries lie before a page that is asked for by its number.</summary>
    public long Offset => (Number - 1L) * Size;
}
