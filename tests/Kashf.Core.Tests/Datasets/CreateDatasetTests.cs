using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Datasets;

public sealed class CreateDatasetTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private readonly long account = stores.NewId();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_NewSlug_StoresAnUntrainedDataset()
    {
        var created = LocalStores.Succeeded(await RunAsync("نظرهای-کاربران"));

        Assert.Equal(("نظرهای-کاربران", "نظرها", DatasetType.Text), (created.Slug, created.Title, created.Type));
        Assert.Equal((DatasetState.Untrained, null, stores.Time.Now), (created.State, created.ModelVersion, created.CreatedAt));
        Assert.Equal(created, await stores.ReloadAsync(created));
    }

    [Fact]
    public async Task RunAsync_TakenSlug_NamesTheFieldAndLeavesTheFirst()
    {
        var first = LocalStores.Succeeded(await RunAsync("comments"));

        var error = LocalStores.Refused(await RunAsync("comments"));

        Assert.Equal((ErrorKind.Conflict, "dataset-slug-exists"), (error.Kind, error.Code));
        Assert.Contains("slug", error.Fields.Keys);
        Assert.Equal(first, await stores.ReloadAsync(first));
        Assert.True((await stores.Use<CreateDataset>().RunAsync(stores.NewId(), "comments", "x", DatasetType.Text, Cancellation)).IsSuccess);
    }

    [Fact]
    public async Task RunAsync_SameSlugAtOnce_OneWinsAndOthersHearWhy()
    {
        var outcomes = await LocalStores.AtOnceAsync(24, _ => RunAsync("comments"));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.All(outcomes.Where(outcome => !outcome.IsSuccess), outcome => Assert.Equal("dataset-slug-exists", outcome.Error!.Code));
        Assert.Single(await stores.Datasets.ListAsync(account, Cancellation));
    }

    [Fact]
    public async Task RunAsync_IdTakenByAnotherProcess_TriesTheNext()
    {
        // Before 2025 ids count from 1: two processes that begin there draw the same.
        var early = new ManualTime { Now = DateTimeOffset.UnixEpoch };

        var first = LocalStores.Succeeded(await RunAsync("first", new IdGenerator(early)));
        var second = LocalStores.Succeeded(await RunAsync("second", new IdGenerator(early)));

        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task RunAsync_AccountFull_Refuses()
    {
        var limits = Options.Create(new RequestLimits { DatasetsPerAccount = 1 });
        LocalStores.Succeeded(await RunAsync("first", limits));

        Assert.Equal("too-many-datasets", LocalStores.Refused(await RunAsync("second", limits)).Code);
    }

    private Task<Result<Dataset>> RunAsync(string slug, params object[] given) =>
        stores.Use<CreateDataset>(given).RunAsync(account, slug, "نظرها", DatasetType.Text, Cancellation);
}
