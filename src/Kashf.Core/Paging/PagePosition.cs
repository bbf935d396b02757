namespace Kashf.Core.Paging;

/// <summary>
/// A place between two entries of a list. Entries that stay as they are keep their order, so a list read from place to
/// place shows each of them once, whatever is added or removed meanwhile.
/// </summary>
/// <param name="Rank">Of the entry beside the place, in its list's own measure: the highest comes first, and of entries
/// of one rank the newest item.</param>
/// <param name="ItemId">The item of that entry.</param>
/// <param name="Before">The page ends before the entry; otherwise it begins after it.</param>
public readonly record struct PagePosition(long Rank, long ItemId, bool Before);
