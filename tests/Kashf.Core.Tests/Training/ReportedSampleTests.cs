using Kashf.Core.Reports;
using Kashf.Core.Tags;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Training;

public sealed class ReportedSampleTests
{
    private const int Items = 100_000;

    private static readonly TagCounts Frequent = new(1, 60_000, 0);
    private static readonly TagCounts Middling = new(2, 30_000, 9_500);
    private static readonly TagCounts Rare = new(3, 500, 0);

    [Fact]
    public void Takes_NoMoreThanTheLimit_All() =>
        Assert.All(Texts(), item => Assert.True(new ReportedSample([Frequent, Middling, Rare], Items, Items).Takes(item)));

    [Fact]
    public void Takes_MoreThanTheLimit_KeepsSharesAndRareTags()
    {
        var sample = new ReportedSample([Frequent, Middling, Rare], Items, 10_000);

        var taken = Texts().Where(sample.Takes).ToList();

        Assert.InRange(taken.Count(item => item.Reports[0].TagId == 1), 5_700, 6_300);
        Assert.InRange(taken.Count(item => item.Reports[0].TagId == 2), 3_700, 4_200);
        Assert.Equal(500, taken.Count(item => item.Reports[0].TagId == 3));
    }

    private static IEnumerable<TextItem> Texts() => Enumerable.Range(0, Items)
        .Select(i => new TextItem(244_328_911_438_337 + i, "", [new TagReport(i < 60_000 ? 1 : i < 99_500 ? 2 : 3, true)]));
}
