using Kashf.Core.Datasets;

namespace Kashf.Core.Tests.Datasets;

public sealed class DatasetStateChangeTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ManyAtOnce_NoChangeIsLost()
    {
        var dataset = await stores.NewDatasetAsync();

        var stored = await LocalStores.AtOnceAsync(16, i => RunAsync(dataset, current => current with { Title = $"{current.Title} {i}" }));

        Assert.All(stored, Assert.NotNull);
        var words = (await stores.ReloadAsync(dataset)).Title.Split(' ');
        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"{i}").Order(), words[1..].Order());
    }

    [Fact]
    public async Task RunAsync_NothingToChange_AnswersTheRecordAsItStands()
    {
        var dataset = await stores.NewDatasetAsync();
        Assert.Equal(dataset, await RunAsync(dataset, _ => null));
        Assert.Equal(dataset, await stores.ReloadAsync(dataset));
    }

    [Fact]
    public async Task RunAsync_DatasetGone_AnswersNull()
    {
        var dataset = await stores.NewDatasetAsync();
        await stores.Datasets.DeleteAsync(dataset.AccountId, dataset.Id, Cancellation);
        Assert.Null(await RunAsync(dataset, current => current with { State = DatasetState.Training }));
    }

    private Task<Dataset?> RunAsync(Dataset dataset, Func<Dataset, Dataset?> change) =>
        stores.Get<DatasetStateChange>().RunAsync(dataset.AccountId, dataset.Id, change, Cancellation);
}
