using Kashf.Core.Datasets;
using Kashf.Core.Limits;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Reports;

public sealed class ReportTextsTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private readonly long account = stores.NewId();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_SameContentTwice_IsOneItemAndTheLatestWordWins()
    {
        var dataset = await stores.NewDatasetAsync(account);
        var (a, b) = (await stores.NewTagAsync(dataset), await stores.NewTagAsync(dataset));

        var outcomes = await RunAsync(Say("خوب بود", a), Say("خوب بود", b), Say("خوب بود", a, false));

        var items = outcomes.Select(LocalStores.Succeeded).ToList();
        Assert.Single(items.Select(item => item.Id).Distinct());
        Assert.All(items, item => Assert.Equal([new(a.Id, false), new(b.Id, true)], item.Reports));
    }

    [Fact]
    public async Task RunAsync_SeveralDatasets_EachItemLiesInItsOwn()
    {
        var (one, two) = (await stores.NewDatasetAsync(account), await stores.NewDatasetAsync(account));
        var (a, b) = (await stores.NewTagAsync(one), await stores.NewTagAsync(two));

        var outcomes = await RunAsync(Say("x", a), Say("x", b), Say("y", a));

        var items = outcomes.Select(LocalStores.Succeeded).ToList();
        Assert.Equal(3, items.Select(item => item.Id).Distinct().Count());
        Assert.Equal([[new(a.Id, true)], [new(b.Id, true)], [new TagReport(a.Id, true)]], items.Select(item => item.Reports));
        Assert.Equal(2, (await stores.Datasets.CountAsync(account, one.Id, Cancellation)).Items);
        Assert.Equal(1, (await stores.Datasets.CountAsync(account, two.Id, Cancellation)).Items);
    }

    [Fact]
    public async Task RunAsync_SomeRefused_TheirPlacesTellWhyAndOthersAreStored()
    {
        var dataset = await stores.NewDatasetAsync(account);
        var tag = await stores.NewTagAsync(dataset);
        var foreign = await stores.NewTagAsync(await stores.NewDatasetAsync());
        var image = await stores.NewTagAsync(await stores.NewDatasetAsync(account, DatasetType.Image));

        var outcomes = await RunAsync(
            Say("first", tag), Say(" ", tag), Say("a\0b", tag), Say("x", foreign), Say("x", image), Say("last", tag, false));

        Assert.Equal([null, "invalid-field", "invalid-field", "tag-not-found", "dataset-type-mismatch", null], outcomes.Select(outcome => outcome.Error?.Code));
        Assert.Equal(new DatasetCounts(1, 2, 2, 2), await stores.Datasets.CountAsync(account, dataset.Id, Cancellation));
        Assert.Equal(0, (await stores.Datasets.CountAsync(foreign.AccountId, foreign.DatasetId, Cancellation)).Items);
    }

    [Fact]
    public async Task RunAsync_TagDeletedMeanwhile_StoresAllOrSaysNotFound()
    {
        var dataset = await stores.NewDatasetAsync(account);
        for (var round = 0; round < 10; round++)
        {
            var tag = await stores.NewTagAsync(dataset);
            var reporting = LocalStores.AtOnceAsync(4, i => RunAsync(Say($"text {i}", tag), Say($"other {i}", tag)));
            await stores.Use<DeleteTag>().RunAsync(account, tag.Id, Cancellation);

            var outcomes = (await reporting).SelectMany(batch => batch);
            Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess || outcome.Error.Code == "tag-not-found"));
            Assert.Equal(0, (await stores.Datasets.CountAsync(account, dataset.Id, Cancellation)).Reports);
        }
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_NoAcknowledgedReportIsLost()
    {
        var dataset = await stores.NewDatasetAsync(account);
        var tag = await stores.NewTagAsync(dataset);

        var outcomes = await LocalStores.AtOnceAsync(20, i => RunAsync(Say($"text {i}", tag), Say("shared", tag, i % 2 == 0)));

        Assert.All(outcomes.SelectMany(batch => batch), outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(new DatasetCounts(1, 21, 21, 21), await stores.Datasets.CountAsync(account, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task RunAsync_NothingGiven_AnswersNothing() => Assert.Empty(await RunAsync());

    [Theory]
    [InlineData(null, "the text is empty")]
    [InlineData("", "the text is empty")]
    [InlineData(" \n\t\u200c", null)]
    [InlineData(" \n\t", "the text is empty")]
    [InlineData("12345", null)]
    [InlineData("123456", "the text has 6 characters; at most 5 are taken: split it")]
    [InlineData("a\0", "the text holds a NUL character: remove it")]
    public void Refuse_Content_SaysWhatToMend(string? content, string? expected) =>
        Assert.Equal(expected, ContentRules.Refuse(content, new RequestLimits { ContentLength = 5 }));

    private Task<IReadOnlyList<Result<ReportedItem>>> RunAsync(params TextReport[] reports) =>
        stores.Use<ReportTexts>().RunAsync(account, reports, Cancellation);

    private static TextReport Say(string content, Tag tag, bool positive = true) => new(content, new TagReport(tag.Id, positive));
}
