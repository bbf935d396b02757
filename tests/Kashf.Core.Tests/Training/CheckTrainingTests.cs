using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Training;

public sealed class CheckTrainingTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_EnoughOfOneTag_PassesWithoutTheOther()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset);
        await stores.NewTagAsync(dataset);
        await stores.ReportAsync(tag, "a");
        await stores.ReportAsync(tag, "b");
        await stores.ReportAsync(tag, "c", positive: false);

        Assert.Equal(dataset, LocalStores.Succeeded(await RunAsync(dataset)));
    }

    [Fact]
    public async Task RunAsync_NoActiveTag_AsksForTags()
    {
        var dataset = await stores.NewDatasetAsync();
        await stores.NewTagAsync(dataset, active: false);

        var error = LocalStores.Refused(await RunAsync(dataset));

        Assert.Equal((ErrorKind.Conflict, "training-needs-tags"), (error.Kind, error.Code));
    }

    [Fact]
    public async Task RunAsync_OnePositive_SaysHowManyThereAreAndMustBe()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset, "کیفیت");
        await stores.ReportAsync(tag, "a");
        await stores.ReportAsync(tag, "b", positive: false);

        var error = LocalStores.Refused(await RunAsync(dataset));

        Assert.Equal((ErrorKind.Conflict, "training-needs-examples"), (error.Kind, error.Code));
        Assert.Contains($"tag {tag.Id} 'کیفیت' has 1 positive report(s) and needs 2", error.Detail, StringComparison.Ordinal);
        Assert.Single(error.Fields["dataset"]);
    }

    [Fact]
    public async Task RunAsync_NothingToTellFrom_SaysWhatToReport()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset);
        await stores.ReportAsync(tag, "a");
        await stores.ReportAsync(tag, "b");

        Assert.Contains("nothing to be told from", LocalStores.Refused(await RunAsync(dataset)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ReportsOnAnInactiveTag_DoNotCount()
    {
        var dataset = await stores.NewDatasetAsync();
        var (tag, inactive) = (await stores.NewTagAsync(dataset), await stores.NewTagAsync(dataset, active: false));
        await stores.ReportAsync(inactive, "a");
        await stores.ReportAsync(inactive, "b");
        await stores.ReportAsync(tag, "c");

        Assert.Equal("training-needs-examples", LocalStores.Refused(await RunAsync(dataset)).Code);
    }

    [Fact]
    public async Task RunAsync_ManyTagsLack_NamesTheFirstTen()
    {
        var dataset = await stores.NewDatasetAsync();
        for (var i = 0; i < 12; i++)
            await stores.NewTagAsync(dataset);

        Assert.Equal(10, LocalStores.Refused(await RunAsync(dataset)).Fields["dataset"].Length);
    }

    [Fact]
    public async Task RunAsync_AnotherAccounts_IsNotFound()
    {
        var dataset = await stores.NewDatasetAsync();
        Assert.Equal("dataset-not-found", LocalStores.Refused(await RunAsync(dataset with { AccountId = stores.NewId() })).Code);
    }

    private Task<Result<Dataset>> RunAsync(Dataset dataset) =>
        stores.Use<CheckTraining>().RunAsync(dataset.AccountId, dataset.Slug, Cancellation);
}
