using FsCheck.Fluent;
using Kashf.Core.Paging;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Tests.Items;

public sealed class SortKeyTests
{
    [Fact]
    public void Of_AnyTwoEntries_OrdersAsRankThenItem()
    {
        var entry = from rank in Gen.Choose(0, 9999) from item in Gen.Choose(0, int.MaxValue) select (rank, (long)item << 21);

        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            Arb.From(from a in entry from b in entry select (a, b)),
            pair => Math.Sign(string.CompareOrdinal(SortKey.Of(pair.a.rank, pair.a.Item2), SortKey.Of(pair.b.rank, pair.b.Item2)))
                == pair.a.CompareTo(pair.b)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(95, 3_456_789_012_345_678)]
    [InlineData(1000, 9_007_199_254_740_991)]
    public void Position_OfAKey_IsItsEntry(int rank, long itemId)
    {
        Assert.Equal(new PagePosition(rank, itemId, true), SortKey.Position(SortKey.Of(rank, itemId), before: true));
    }

    [Theory]
    [InlineData(long.MinValue, long.MinValue, -1)]
    [InlineData(0, long.MinValue, -1)]
    [InlineData(0, long.MaxValue, 1)]
    [InlineData(long.MaxValue, 0, 1)]
    public void Of_PositionBeyondWhatListsHold_LiesBeforeOrAfterTheEntries(long rank, long itemId, int expected)
    {
        var key = SortKey.Of(new PagePosition(rank, itemId, false));

        Assert.Equal(expected, Math.Sign(string.CompareOrdinal(key, SortKey.Of(0, 1))));
        Assert.True(string.CompareOrdinal(key, SortKey.AboveAll) <= 0);
    }
}
