using Kashf.Core.Datasets;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Reports;

public sealed class RemoveReportTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_OneOfTwoReports_LeavesTheOtherAndTheItem()
    {
        var dataset = await stores.NewDatasetAsync();
        var (removed, kept) = (await stores.NewTagAsync(dataset), await stores.NewTagAsync(dataset));
        var item = await stores.ReportAsync(removed, "text");
        await stores.ReportAsync(kept, "text");

        Assert.Null(await RunAsync(removed, item));

        Assert.Equal(new DatasetCounts(2, 1, 1, 1), await stores.Datasets.CountAsync(dataset.AccountId, dataset.Id, Cancellation));
        Assert.Equal("report-not-found", (await RunAsync(removed, item))!.Code);
    }

    [Fact]
    public async Task RunAsync_UnknownItem_NamesTheFieldThatWasSent()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync());

        var error = await RunAsync(tag, 12345);

        Assert.Equal((ErrorKind.NotFound, "report-not-found"), (error!.Kind, error.Code));
        Assert.Contains("text_id", error.Fields.Keys);
    }

    [Fact]
    public async Task RunAsync_ItemOfAnotherDataset_LeavesIts()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset);
        var elsewhere = await stores.NewTagAsync(await stores.NewDatasetAsync(dataset.AccountId));
        var item = await stores.ReportAsync(elsewhere, "text");

        Assert.Equal("report-not-found", (await RunAsync(tag, item))!.Code);
        Assert.Equal("tag-not-found", (await RunAsync(elsewhere with { AccountId = stores.NewId() }, item))!.Code);
        Assert.Equal(1, (await stores.Datasets.CountAsync(dataset.AccountId, elsewhere.DatasetId, Cancellation)).Reports);
    }

    private Task<Error?> RunAsync(Tag tag, long itemId) =>
        stores.Use<RemoveReport>().RunAsync(tag.AccountId, "text_id", itemId, tag.Id, Cancellation);
}
