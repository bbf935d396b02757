namespace Kashf.Core.Paging;

/// <summary>A page of a list.</summary>
/// <param name="Count">Entries of the whole list.</param>
/// <param name="Entries">At most <see cref="PageRequest.Size"/>.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Previous">Where the page before ends; null on the first one.</param>
public sealed record Page<T>(long Count, IReadOnlyList<T> Entries, PagePosition? Next, PagePosition? Previous);
