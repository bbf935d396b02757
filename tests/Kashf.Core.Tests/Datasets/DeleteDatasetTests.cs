using Kashf.Core.Datasets;
using Kashf.Core.Results;

namespace Kashf.Core.Tests.Datasets;

public sealed class DeleteDatasetTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WithTagsAndReports_AnswersTheDatasetAsItWas()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset);
        await stores.ReportAsync(tag, "a");
        await stores.ReportAsync(tag, "b", positive: false);

        var deleted = LocalStores.Succeeded(await RunAsync(dataset));

        Assert.Equal(new DatasetSummary(dataset, new DatasetCounts(1, 2, 2, 2)), deleted);
        Assert.Null(await stores.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation));
        Assert.Equal(ErrorKind.NotFound, LocalStores.Refused(await RunAsync(dataset)).Kind);
    }

    [Fact]
    public async Task RunAsync_Deleted_SlugIsFreeAndTheNewDatasetEmpty()
    {
        var dataset = await stores.NewDatasetAsync();
        await stores.ReportAsync(await stores.NewTagAsync(dataset), "a");
        LocalStores.Succeeded(await RunAsync(dataset));

        var again = await stores.NewDatasetAsync(dataset.AccountId, slug: dataset.Slug);

        Assert.Equal(new DatasetCounts(0, 0, 0, 0), await stores.Datasets.CountAsync(again.AccountId, again.Id, Cancellation));
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_OneSucceeds()
    {
        var dataset = await stores.NewDatasetAsync();

        var outcomes = await LocalStores.AtOnceAsync(12, _ => RunAsync(dataset));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.All(outcomes.Where(outcome => !outcome.IsSuccess), outcome => Assert.Equal("dataset-not-found", outcome.Error!.Code));
    }

    [Fact]
    public async Task RunAsync_AnotherAccount_LeavesIt()
    {
        var dataset = await stores.NewDatasetAsync();

        var outcome = await stores.Use<DeleteDataset>().RunAsync(stores.NewId(), dataset.Slug, Cancellation);

        Assert.Equal(ErrorKind.NotFound, LocalStores.Refused(outcome).Kind);
        Assert.Equal(dataset, await stores.ReloadAsync(dataset));
    }

    private Task<Result<DatasetSummary>> RunAsync(Dataset dataset) =>
        stores.Use<DeleteDataset>().RunAsync(dataset.AccountId, dataset.Slug, Cancellation);
}
