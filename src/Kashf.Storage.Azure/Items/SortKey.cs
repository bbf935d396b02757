using System.Globalization;
using Kashf.Core.Paging;

namespace Kashf.Storage.Azure.Items;

/// <summary>
/// An entry's place in its list as a text of fixed width, so that the order of texts is the order of the list and one
/// index on one path serves it: the rank, then the item's id.
/// </summary>
internal static class SortKey
{
    private const int RankDigits = 4;
    private const long MostRank = 9999;
    private const long MostItemId = 9_999_999_999_999_999;
    private const string BelowAll = "";
    /// <summary>Comes after every entry.</summary>
    public const string AboveAll = "~";

    public static string Of(int rank, long itemId) => Format(rank, itemId);

    /// <summary>Of any position, also of those beyond what a list can hold.</summary>
    public static string Of(PagePosition position) => position.Rank switch
    {
        < 0 => BelowAll,
        > MostRank => AboveAll,
        _ => Format(position.Rank, Math.Clamp(position.ItemId, 0, MostItemId)),
    };

    public static PagePosition Position(string key, bool before) => new(
        long.Parse(key.AsSpan(0, RankDigits), CultureInfo.InvariantCulture),
        long.Parse(key.AsSpan(RankDigits + 1), CultureInfo.InvariantCulture),
        before);

    private static string Format(long rank, long itemId) => string.Create(CultureInfo.InvariantCulture, $"{rank:D4}-{itemId:D16}");
}
