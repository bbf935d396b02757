using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Datasets;

public sealed class UpdateDatasetTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "تازه")]
    [InlineData("renamed", null)]
    [InlineData("renamed", "تازه")]
    [InlineData(null, null)]
    public async Task RunAsync_Given_ChangesThatAlone(string? slug, string? title)
    {
        var dataset = await stores.NewDatasetAsync();

        var updated = LocalStores.Succeeded(await RunAsync(dataset, slug, title));

        Assert.Equal(dataset with { Slug = slug ?? dataset.Slug, Title = title ?? dataset.Title, ETag = updated.ETag }, updated);
        Assert.Equal(updated, await stores.ReloadAsync(dataset));
    }

    [Fact]
    public async Task RunAsync_TakenSlug_ChangesNothing()
    {
        var dataset = await stores.NewDatasetAsync();
        var other = await stores.NewDatasetAsync(dataset.AccountId);

        var error = LocalStores.Refused(await RunAsync(dataset, other.Slug, "تازه"));

        Assert.Equal("dataset-slug-exists", error.Code);
        Assert.Equal(dataset, await stores.ReloadAsync(dataset));
    }

    [Fact]
    public async Task RunAsync_ItsOwnSlug_IsNoConflict()
    {
        var dataset = await stores.NewDatasetAsync();
        Assert.Equal("تازه", LocalStores.Succeeded(await RunAsync(dataset, dataset.Slug, "تازه")).Title);
    }

    [Fact]
    public async Task RunAsync_AnotherAccountsDataset_DoesNotExist()
    {
        var dataset = await stores.NewDatasetAsync();
        var outcome = await stores.Use<UpdateDataset>().RunAsync(stores.NewId(), dataset.Slug, null, "stolen", Cancellation);
        Assert.Equal(ErrorKind.NotFound, LocalStores.Refused(outcome).Kind);
    }

    [Fact]
    public async Task RunAsync_TwoToOneSlugAtOnce_OneWins()
    {
        var account = stores.NewId();
        var datasets = new[] { await stores.NewDatasetAsync(account), await stores.NewDatasetAsync(account) };

        var outcomes = await LocalStores.AtOnceAsync(2, i => RunAsync(datasets[i], "wanted", null));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.Single(outcomes, outcome => outcome.Error?.Code == "dataset-slug-exists");
    }

    [Fact]
    public async Task RunAsync_BesideARunningJob_BothChangesStay()
    {
        var dataset = await stores.NewDatasetAsync();
        var change = stores.Get<DatasetStateChange>();

        // Five writers: none can lose more often than there are others.
        var titles = LocalStores.AtOnceAsync(4, i => RunAsync(dataset, null, $"title {i}"));
        var job = change.RunAsync(dataset.AccountId, dataset.Id, current => current with { State = DatasetState.Training }, Cancellation);

        Assert.All(await titles, outcome => Assert.True(outcome.IsSuccess));
        Assert.NotNull(await job);
        var stored = await stores.ReloadAsync(dataset);
        Assert.Equal(DatasetState.Training, stored.State);
        Assert.StartsWith("title ", stored.Title, StringComparison.Ordinal);
    }

    private Task<Result<Dataset>> RunAsync(Dataset dataset, string? slug, string? title) =>
        stores.Use<UpdateDataset>().RunAsync(dataset.AccountId, dataset.Slug, slug, title, Cancellation);
}
