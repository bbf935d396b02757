using Kashf.Core.Datasets;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Training;

public sealed class StoredProgressTests : IAsyncDisposable
{
    private readonly LocalStores stores = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    [Theory]
    [InlineData(0.25, 0.25)]
    [InlineData(-1, 0)]
    [InlineData(7, 1)]
    public async Task Report_Value_IsStoredWithinItsRange(double reported, double stored)
    {
        var dataset = await RunningAsync();

        await using (var progress = new StoredProgress(stores.Datasets, dataset, stores.Time))
            progress.Report(reported);

        Assert.Equal(stored, (await stores.ReloadAsync(dataset)).Progress);
    }

    [Fact]
    public async Task Report_SoonAfterAnother_IsLeftOut()
    {
        var dataset = await RunningAsync();

        await using (var progress = new StoredProgress(stores.Datasets, dataset, stores.Time))
        {
            progress.Report(0.25);
            stores.Time.Now += TimeSpan.FromMilliseconds(199);
            progress.Report(0.5);
        }

        Assert.Equal(0.25, (await stores.ReloadAsync(dataset)).Progress);
    }

    [Fact]
    public async Task DisposeAsync_StoreFails_CostsTheWorkNothing()
    {
        var (dataset, datasets) = (await RunningAsync(), stores.Datasets);
        await stores.DisposeAsync();

        await using var progress = new StoredProgress(datasets, dataset, stores.Time);
        progress.Report(0.5);
    }

    private async Task<Dataset> RunningAsync()
    {
        var dataset = await stores.NewDatasetAsync();
        return (await stores.Get<DatasetStateChange>().RunAsync(
            dataset.AccountId, dataset.Id, current => current with { State = DatasetState.Training }, Cancellation))!;
    }
}
