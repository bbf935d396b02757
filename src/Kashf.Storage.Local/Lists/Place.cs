using Kashf.Core.Paging;

namespace Kashf.Storage.Local.Lists;

/// <summary>Where an entry stands in a list, as one number: its rank, and within a rank its item's id.</summary>
internal static class Place
{
    public const long HighestRank = 1000;

    private const int ItemBits = 53;
    private const long LastItem = (1L << ItemBits) - 1;

    public static long Of(long rank, long itemId) => (rank << ItemBits) | itemId;

    /// <summary>A position comes from outside and may be anything; those out of bounds lie before or after all entries.</summary>
    public static long Of(PagePosition position) =>
        Of(Math.Clamp(position.Rank, 0, HighestRank + 1), Math.Clamp(position.ItemId, 0, LastItem));

    public static long Item(long place) => place & LastItem;

    public static PagePosition Before(long place) => new(place >> ItemBits, Item(place), true);

    public static PagePosition After(long place) => new(place >> ItemBits, Item(place), false);
}
