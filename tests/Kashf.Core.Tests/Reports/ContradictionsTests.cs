using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Core.Tests.Reports;

public sealed class ContradictionsTests
{
    private static readonly Dictionary<long, float> Thresholds = new() { [1] = 0.4f, [2] = 0.5f };

    [Fact]
    public void Of_AgreeingPredictions_IsEmpty() =>
        Assert.Empty(Contradictions.Of([new(10, 1, true, 0.4f), new(11, 1, false, 0.39f)], Thresholds));

    [Fact]
    public void Of_Contradictions_AreOrderedByHowFarTheyAreFromTheThreshold()
    {
        var found = Contradictions.Of([new(10, 1, true, 0.3f), new(11, 1, false, 0.97f), new(12, 1, true, 0.1f), new(13, 1, false, 0.4f)], Thresholds);
        Assert.Equal([11, 12, 10, 13], found[1].Select(contradiction => contradiction.ItemId));
        Assert.Equal(new Contradiction(11, false, 0.97f), found[1][0]);
    }

    [Fact]
    public void Of_SeveralTags_AreKeptApart()
    {
        var found = Contradictions.Of([new(10, 1, true, 0.3f), new(10, 2, false, 0.7f), new(10, 3, true, 0)], Thresholds);
        Assert.Equal([1, 2], found.Keys.Order());
        Assert.All(found.Values, ofTag => Assert.Equal(10, Assert.Single(ofTag).ItemId));
    }

    [Fact]
    public void Of_AnyPredictions_HoldsExactlyThoseThatContradictTheirReport()
    {
        var prediction =
            from item in Gen.Choose(1, 1_000_000)
            from tag in Gen.Elements(1L, 2L)
            from reported in Gen.Elements(true, false)
            from percent in Gen.Choose(0, 100)
            select new HeldOutPrediction(item, tag, reported, percent / 100f);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(prediction.ListOf().ToArbitrary(), given =>
        {
            var expected = given.Where(one => one.Probability >= Thresholds[one.TagId] != one.Reported)
                .Select(one => (one.TagId, new Contradiction(one.ItemId, one.Reported, one.Probability)));
            var found = Contradictions.Of(given, Thresholds).SelectMany(tag => tag.Value.Select(one => (tag.Key, one)));
            return expected.Order(Comparer<(long, Contradiction)>.Create(Compare)).SequenceEqual(found.Order(Comparer<(long, Contradiction)>.Create(Compare)));
        }));
    }

    private static int Compare((long Tag, Contradiction One) left, (long Tag, Contradiction One) right) =>
        (left.Tag, left.One.ItemId, left.One.Positive, left.One.Probability).CompareTo((right.Tag, right.One.ItemId, right.One.Positive, right.One.Probability));
}
