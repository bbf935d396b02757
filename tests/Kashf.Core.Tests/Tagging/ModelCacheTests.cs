using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Tagging;

public sealed class ModelCacheTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static readonly TextModel Model = new TextTrainer(new TrainingOptions { Threads = 1 })
        .Train([1, 2], [.. Enumerable.Range(0, 6).Select(i => new TextItem(i, i % 2 == 0 ? $"good {i}" : $"bad {i}", [new(1 + (i % 2), true)]))], null, CancellationToken.None)
        .Model!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IModels Models => stores.Get<IModels>();

    [Fact]
    public async Task FindAsync_Untrained_IsNull() =>
        Assert.Null(await NewCache(1 << 20).FindAsync(await stores.NewDatasetAsync(), Cancellation));

    [Fact]
    public async Task FindAsync_SecondTime_GivesTheSameModelWithoutTheStore()
    {
        var dataset = await NewTrainedAsync();
        var cache = NewCache(1 << 20);

        var first = await cache.FindAsync(dataset, Cancellation);
        await DeleteAsync(dataset);

        Assert.Equal([1, 2], first!.TagIds);
        Assert.Same(first, await cache.FindAsync(dataset, Cancellation));
    }

    [Fact]
    public async Task FindAsync_ReplacedVersion_IsNullAndTheNewOneIsRead()
    {
        var cache = NewCache(1 << 20);
        var dataset = await NewTrainedAsync();
        var newer = await SaveAsync(dataset);
        await Models.DeleteExceptAsync(dataset.AccountId, dataset.Id, [newer.ModelVersion!], Cancellation);

        Assert.Null(await cache.FindAsync(dataset, Cancellation));
        Assert.NotNull(await cache.FindAsync(newer, Cancellation));
    }

    [Fact]
    public async Task FindAsync_MoreBytesThanAllowed_ForgetsTheLeastRecentlyUsed()
    {
        var cache = NewCache(2 * Model.SizeInBytes);
        var datasets = new[] { await NewTrainedAsync(), await NewTrainedAsync(), await NewTrainedAsync() };
        await cache.FindAsync(datasets[0], Cancellation);
        await cache.FindAsync(datasets[1], Cancellation);
        await cache.FindAsync(datasets[0], Cancellation);
        await cache.FindAsync(datasets[2], Cancellation);

        foreach (var dataset in datasets)
            await DeleteAsync(dataset);

        Assert.NotNull(await cache.FindAsync(datasets[0], Cancellation));
        Assert.Null(await cache.FindAsync(datasets[1], Cancellation));
        Assert.NotNull(await cache.FindAsync(datasets[2], Cancellation));
    }

    [Fact]
    public async Task FindAsync_NoBytesAllowed_KeepsTheOneInUse()
    {
        var cache = NewCache(0);
        var (first, second) = (await NewTrainedAsync(), await NewTrainedAsync());
        await cache.FindAsync(first, Cancellation);
        await cache.FindAsync(second, Cancellation);

        await DeleteAsync(first);
        await DeleteAsync(second);

        Assert.Null(await cache.FindAsync(first, Cancellation));
        Assert.NotNull(await cache.FindAsync(second, Cancellation));
    }

    [Fact]
    public async Task FindAsync_FirstUsesAtOnce_CountTheModelOnce()
    {
        var cache = NewCache(2 * Model.SizeInBytes);
        var (first, second) = (await NewTrainedAsync(), await NewTrainedAsync());

        Assert.All(await LocalStores.AtOnceAsync(8, _ => cache.FindAsync(first, Cancellation)), Assert.NotNull);
        await cache.FindAsync(second, Cancellation);
        await DeleteAsync(first);

        Assert.NotNull(await cache.FindAsync(first, Cancellation));
    }

    private ModelCache NewCache(long bytes) => new(Models, Options.Create(new ModelCacheOptions { Bytes = bytes }));

    private async Task<Dataset> NewTrainedAsync() => await SaveAsync(await stores.NewDatasetAsync());

    private async Task<Dataset> SaveAsync(Dataset dataset)
    {
        var version = $"version-{stores.NewId()}";
        await Models.SaveAsync(dataset.AccountId, dataset.Id, version, Model.Write, Cancellation);
        return dataset with { ModelVersion = version };
    }

    private Task DeleteAsync(Dataset dataset) => Models.DeleteExceptAsync(dataset.AccountId, dataset.Id, [], Cancellation);
}
