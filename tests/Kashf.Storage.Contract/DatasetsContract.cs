using Kashf.Core.Datasets;

namespace Kashf.Storage.Contract;

public abstract class DatasetsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task TryCreateAsync_EveryField_ComesBackAsStored()
    {
        var dataset = Storage.NewDataset() with
        {
            Title = "نظر‌های «غذا» 🍕",
            Type = DatasetType.Image,
            State = DatasetState.Failed,
            Detail = "برچسب کم است",
            ModelVersion = "v1",
            TrainedAt = StorageFixture.Noon.AddTicks(1),
            Evaluation = new Evaluation(0.1, 1.0 / 3),
        };

        var stored = await Storage.Datasets.TryCreateAsync(dataset, Cancellation);

        Assert.NotEmpty(stored!.ETag);
        Assert.Equal(dataset with { ETag = stored.ETag }, stored);
        Assert.Equal(stored, await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation));
        Assert.Equal(stored, await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Slug, Cancellation));
    }

    [Fact]
    public async Task TryCreateAsync_TakenSlugOrId_StoresNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var sameSlug = Storage.NewDataset(dataset.AccountId) with { Slug = dataset.Slug };
        var sameId = Storage.NewDataset(dataset.AccountId) with { Id = dataset.Id };

        Assert.Null(await Storage.Datasets.TryCreateAsync(sameSlug, Cancellation));
        Assert.Null(await Storage.Datasets.TryCreateAsync(sameId, Cancellation));

        Assert.Equal(dataset, Assert.Single(await Storage.Datasets.ListAsync(dataset.AccountId, Cancellation)));
    }

    [Fact]
    public async Task TryCreateAsync_SlugOfAnotherAccount_IsFree()
    {
        var dataset = await Storage.CreateDatasetAsync();

        Assert.NotNull(await Storage.Datasets.TryCreateAsync(Storage.NewDataset() with { Slug = dataset.Slug }, Cancellation));
    }

    [Fact]
    public async Task TryCreateAsync_SameSlugAtOnce_OneWins()
    {
        var dataset = Storage.NewDataset();

        var created = await AtOnceAsync(
            50, _ => Storage.Datasets.TryCreateAsync(dataset with { Id = Storage.Ids.Next() }, Cancellation));

        Assert.Single(created, stored => stored is not null);
    }

    [Fact]
    public async Task ListAsync_Several_OldestFirst()
    {
        var late = await Storage.CreateDatasetAsync();
        var early = await Storage.Datasets.TryCreateAsync(
            Storage.NewDataset(late.AccountId) with { CreatedAt = late.CreatedAt.AddDays(-1) }, Cancellation);

        Assert.Equal([early!, late], await Storage.Datasets.ListAsync(late.AccountId, Cancellation));
    }

    [Fact]
    public async Task Find_AnotherAccount_FindsNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        await Storage.CreateTagAsync(dataset);
        var other = Storage.Ids.Next();

        Assert.Null(await Storage.Datasets.FindAsync(other, dataset.Id, Cancellation));
        Assert.Null(await Storage.Datasets.FindAsync(other, dataset.Slug, Cancellation));
        Assert.Empty(await Storage.Datasets.ListAsync(other, Cancellation));
        Assert.Equal(new DatasetCounts(0, 0, 0, 0), await Storage.Datasets.CountAsync(other, dataset.Id, Cancellation));
        Assert.Null(await Storage.Datasets.TryUpdateAsync(dataset with { AccountId = other, Title = "x" }, Cancellation));
        await Storage.Datasets.SetProgressAsync(other, dataset.Id, 0.5, Cancellation);
        Assert.False(await Storage.Datasets.DeleteAsync(other, dataset.Id, Cancellation));
        Assert.Equal(dataset, await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task TryUpdateAsync_CurrentETag_StoresAndChangesIt()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var change = dataset with
        {
            Title = "عنوان تازه",
            State = DatasetState.Trained,
            Detail = "d",
            ModelVersion = "7",
            TrainedAt = StorageFixture.Noon,
            Evaluation = new Evaluation(0.5, 0.25),
        };

        var stored = await Storage.Datasets.TryUpdateAsync(change, Cancellation);

        Assert.NotEqual(dataset.ETag, stored!.ETag);
        Assert.Equal(change with { ETag = stored.ETag }, stored);
        Assert.Equal(stored, await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no etag")]
    [InlineData(null)]
    public async Task TryUpdateAsync_ETagNotCurrent_StoresNothing(string? etag)
    {
        var stale = await Storage.CreateDatasetAsync();
        var current = await Storage.Datasets.TryUpdateAsync(stale with { Title = "first" }, Cancellation);

        Assert.Null(await Storage.Datasets.TryUpdateAsync(stale with { Title = "second", ETag = etag ?? stale.ETag }, Cancellation));

        Assert.Equal(current, await Storage.Datasets.FindAsync(stale.AccountId, stale.Id, Cancellation));
    }

    [Fact]
    public async Task TryUpdateAsync_HundredAtOnce_OneWinsPerETag()
    {
        var current = await Storage.CreateDatasetAsync();
        for (var round = 0; round < 5; round++)
        {
            var seen = current;
            var updated = await AtOnceAsync(
                100, i => Storage.Datasets.TryUpdateAsync(seen with { Title = $"writer {i}" }, Cancellation));
            current = Assert.Single(updated, stored => stored is not null)!;
            Assert.Equal(current, await Storage.Datasets.FindAsync(current.AccountId, current.Id, Cancellation));
        }
    }

    [Fact]
    public async Task SetProgressAsync_RunningJob_KeepsETag()
    {
        var running = await RunAsync(DatasetState.Training);

        await Storage.Datasets.SetProgressAsync(running.AccountId, running.Id, 0.25, Cancellation);

        Assert.Equal(
            running with { Progress = 0.25 }, await Storage.Datasets.FindAsync(running.AccountId, running.Id, Cancellation));
    }

    [Fact]
    public async Task SetProgressAsync_NoRunningJob_IsNotStored()
    {
        var dataset = await Storage.CreateDatasetAsync();

        await Storage.Datasets.SetProgressAsync(dataset.AccountId, dataset.Id, 0.25, Cancellation);

        Assert.Equal(dataset, await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Theory]
    [InlineData(DatasetState.Waiting, true)]
    [InlineData(DatasetState.Training, true)]
    [InlineData(DatasetState.Retagging, true)]
    [InlineData(DatasetState.Untrained, false)]
    [InlineData(DatasetState.Trained, false)]
    [InlineData(DatasetState.Retagged, false)]
    [InlineData(DatasetState.Failed, false)]
    public async Task TryUpdateAsync_WithProgress_KeepsItOnlyWhileAJobRuns(DatasetState next, bool kept)
    {
        var running = await RunAsync(DatasetState.Training);
        await Storage.Datasets.SetProgressAsync(running.AccountId, running.Id, 0.5, Cancellation);

        var stored = await Storage.Datasets.TryUpdateAsync(running with { State = next, Progress = 0.9 }, Cancellation);

        Assert.Equal(kept ? 0.5 : null, stored!.Progress);
    }

    [Fact]
    public async Task DeleteAsync_WithEverything_LeavesNothingAndFreesTheSlug()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var item = await Storage.ReportAsync(dataset, "متن", tag);
        await Storage.AddAsync(dataset, "یکی دیگر");
        await Storage.Models.SaveAsync(dataset.AccountId, dataset.Id, "1", file => file.WriteByte(1), Cancellation);

        Assert.True(await Storage.Datasets.DeleteAsync(dataset.AccountId, dataset.Id, Cancellation));
        Assert.False(await Storage.Datasets.DeleteAsync(dataset.AccountId, dataset.Id, Cancellation));

        Assert.Null(await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation));
        Assert.Null(await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Slug, Cancellation));
        Assert.Empty(await Storage.Datasets.ListAsync(dataset.AccountId, Cancellation));
        Assert.Null(await Storage.Datasets.TryUpdateAsync(dataset, Cancellation));
        Assert.Equal(new DatasetCounts(0, 0, 0, 0), await Storage.CountAsync(dataset));
        Assert.Null(await Storage.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation));
        Assert.Empty(await Storage.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation));
        Assert.Equal([null], await Storage.ReportAsync(dataset, StorageFixture.Say("متن", tag)));
        Assert.False(await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, item, tag.Id, Cancellation));
        Assert.Empty(await Storage.ReportedAsync(dataset));
        Assert.Empty(await Storage.UnreportedAsync(dataset));
        Assert.Null(await Storage.Models.OpenAsync(dataset.AccountId, dataset.Id, "1", Cancellation));

        var again = await Storage.Datasets.TryCreateAsync(
            Storage.NewDataset(dataset.AccountId) with { Slug = dataset.Slug }, Cancellation);
        Assert.Equal(new DatasetCounts(0, 0, 0, 0), await Storage.CountAsync(again!));
    }

    [Fact]
    public async Task DeleteAsync_OneOfTwo_LeavesTheOther()
    {
        var (kept, deleted) = (await Storage.CreateDatasetAsync(), await Storage.CreateDatasetAsync());
        var tag = await Storage.CreateTagAsync(kept);
        await Storage.ReportAsync(kept, "متن", tag);
        await Storage.ReportAsync(deleted, "متن", await Storage.CreateTagAsync(deleted));

        await Storage.Datasets.DeleteAsync(deleted.AccountId, deleted.Id, Cancellation);

        Assert.Equal(new DatasetCounts(1, 1, 1, 1), await Storage.CountAsync(kept));
        Assert.Single(await Storage.ReportedAsync(kept));
    }

    private async Task<Dataset> RunAsync(DatasetState state)
    {
        var dataset = await Storage.CreateDatasetAsync();
        return (await Storage.Datasets.TryUpdateAsync(dataset with { State = state }, Cancellation))!;
    }
}
