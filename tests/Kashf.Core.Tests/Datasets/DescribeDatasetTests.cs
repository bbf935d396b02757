using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Datasets;

public sealed class DescribeDatasetTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WithTags_CountsReportsOfEach()
    {
        var dataset = await stores.NewDatasetAsync();
        var (reported, silent) = (await stores.NewTagAsync(dataset), await stores.NewTagAsync(dataset, active: false));
        await stores.ReportAsync(reported, "a");
        await stores.ReportAsync(reported, "b", positive: false);

        var details = LocalStores.Succeeded(await RunAsync(dataset, withTags: true));

        Assert.Equal(new DatasetCounts(2, 2, 2, 2), details.Summary.Counts);
        Assert.Equal([(reported, new TagCounts(reported.Id, 1, 1)), (silent, new TagCounts(silent.Id, 0, 0))], details.Tags);
    }

    [Fact]
    public async Task RunAsync_WithoutTags_LeavesThemOut()
    {
        var dataset = await stores.NewDatasetAsync();
        await stores.NewTagAsync(dataset);

        var details = LocalStores.Succeeded(await RunAsync(dataset, withTags: false));

        Assert.Empty(details.Tags);
        Assert.Equal(1, details.Summary.Counts.Tags);
    }

    [Fact]
    public async Task RunAsync_UnknownSlug_SaysWhichToLookFor()
    {
        var outcome = await stores.Use<DescribeDataset>().RunAsync(stores.NewId(), "nothing", true, Cancellation);
        Assert.Equal((ErrorKind.NotFound, "dataset-not-found"), (outcome.Error!.Kind, outcome.Error.Code));
    }

    [Fact]
    public async Task FindOfType_OtherType_NamesBothTypes()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Face);

        var outcome = await stores.Use<FindDataset>().RunAsync(dataset.AccountId, dataset.Slug, DatasetType.Text, Cancellation);

        Assert.Equal("dataset-type-mismatch", LocalStores.Refused(outcome).Code);
        Assert.Contains("face-tag", outcome.Error!.Detail, StringComparison.Ordinal);
        Assert.Contains("text-tag", outcome.Error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_SeveralDatasets_OldestFirstAndOnlyTheAccounts()
    {
        var account = stores.NewId();
        var first = await stores.NewDatasetAsync(account, slug: "z");
        stores.Time.Now += TimeSpan.FromSeconds(1);
        var second = await stores.NewDatasetAsync(account, slug: "a");
        await stores.NewDatasetAsync();

        var listed = await stores.Use<ListDatasets>().RunAsync(account, Cancellation);

        Assert.Equal([first, second], listed.Select(summary => summary.Dataset));
    }

    private Task<Result<DatasetDetails>> RunAsync(Dataset dataset, bool withTags) =>
        stores.Use<DescribeDataset>().RunAsync(dataset.AccountId, dataset.Slug, withTags, Cancellation);
}
