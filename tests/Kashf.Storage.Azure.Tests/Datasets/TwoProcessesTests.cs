using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Datasets;

/// <summary>What one process does, as another one sees it at once.</summary>
public sealed class TwoProcessesTests(AzureStorageFixture storage)
    : StorageContract(storage), IClassFixture<AzureStorageFixture>, IAsyncLifetime
{
    private readonly AzureStorageFixture azure = storage;
    private AzureStorageProcess? other;

    private IDatasets OtherDatasets => other!.Get<IDatasets>();

    private ITags OtherTags => other!.Get<ITags>();

    public async ValueTask InitializeAsync() => other = await AzureStorageProcess.StartAsync(azure.Configuration);

    public ValueTask DisposeAsync() => other!.DisposeAsync();

    [Fact]
    public async Task FindAsync_SlugMovedToAnotherDataset_FollowsIt()
    {
        var dataset = await Storage.CreateDatasetAsync();
        Assert.NotNull(await OtherDatasets.FindAsync(dataset.AccountId, dataset.Slug, Cancellation));

        await Storage.Datasets.TryUpdateAsync(dataset with { Slug = "renamed" }, Cancellation);
        Assert.Null(await OtherDatasets.FindAsync(dataset.AccountId, dataset.Slug, Cancellation));
        var successor = await Storage.Datasets.TryCreateAsync(Storage.NewDataset(dataset.AccountId) with { Slug = dataset.Slug }, Cancellation);

        Assert.Equal(successor, await OtherDatasets.FindAsync(dataset.AccountId, dataset.Slug, Cancellation));
        Assert.Equal(dataset.Id, (await OtherDatasets.FindAsync(dataset.AccountId, "renamed", Cancellation))!.Id);
    }

    [Fact]
    public async Task TryUpdateAsync_SlugOfAnotherDataset_IsRefused()
    {
        var (dataset, taken) = (await Storage.CreateDatasetAsync(), (Dataset?)null);
        taken = await Storage.CreateDatasetAsync(dataset.AccountId);

        Assert.Null(await OtherDatasets.TryUpdateAsync(dataset with { Slug = taken.Slug }, Cancellation));

        Assert.Equal(dataset, await Storage.Datasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task TryCreateAsync_SameTitleInBoth_OneWins()
    {
        var dataset = await Storage.CreateDatasetAsync();

        var created = await AtOnceAsync(40, i =>
            (i % 2 == 0 ? Storage.Tags : OtherTags).TryCreateAsync(Storage.NewTag(dataset, "کیفیت"), Cancellation));

        Assert.Single(created, tag => tag is not null);
    }

    [Fact]
    public async Task UpdateAsync_WhileTheOtherStoresEvaluationsAndProgress_LosesNeither()
    {
        var dataset = await Storage.CreateDatasetAsync();
        dataset = (await Storage.Datasets.TryUpdateAsync(dataset with { State = DatasetState.Training }, Cancellation))!;
        var tag = await Storage.CreateTagAsync(dataset);
        var evaluation = new Evaluation(0.5, 0.25);

        for (var round = 1; round <= 20; round++)
        {
            var measuring = OtherTags.SetEvaluationsAsync(
                dataset.AccountId, dataset.Id, new Dictionary<long, Evaluation?> { [tag.Id] = evaluation with { Precision = round / 20.0 } }, Cancellation);
            var progressing = OtherDatasets.SetProgressAsync(dataset.AccountId, dataset.Id, round / 20.0, Cancellation);
            tag = (await Storage.Tags.UpdateAsync(tag with { Title = $"title {round}" }, Cancellation)).Stored!;
            dataset = (await Storage.Datasets.TryUpdateAsync(dataset with { Title = $"title {round}" }, Cancellation))!;
            await Task.WhenAll(measuring, progressing);
        }

        Assert.Equal(
            tag with { Evaluation = evaluation with { Precision = 1 } }, await OtherTags.FindAsync(tag.AccountId, tag.Id, Cancellation));
        Assert.Equal(
            dataset with { Progress = 1 }, await OtherDatasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_Parent_ChildSaysSoEverywhereAndCanBeUpdated()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var parent = await Storage.CreateTagAsync(dataset);
        var child = (await Storage.Tags.TryCreateAsync(Storage.NewTag(dataset) with { ParentId = parent.Id }, Cancellation))!;
        await OtherTags.DeleteAsync(dataset.AccountId, parent.Id, Cancellation);

        var orphan = Assert.Single(await Storage.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation));

        Assert.Null(orphan.ParentId);
        Assert.Equal([orphan], await Storage.Tags.FindAsync(dataset.AccountId, [child.Id], Cancellation));
        Assert.Equal(default, await Storage.Tags.UpdateAsync(child with { Title = "stale" }, Cancellation));
        Assert.NotNull((await Storage.Tags.UpdateAsync(orphan with { Title = "fresh" }, Cancellation)).Stored);
    }

    [Fact]
    public async Task RemoveAsync_ContentsOfADeletedDataset_LeavesNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var file = $"datasets/{dataset.Id}/a";
        await Storage.CreateTagAsync(dataset, "title");
        await Storage.Models.SaveAsync(dataset.AccountId, dataset.Id, "1", model => model.WriteByte(1), Cancellation);
        await Storage.Files.SaveAsync(dataset.AccountId, file, async (stream, token) => await stream.WriteAsync(new byte[1], token), Cancellation);
        await Storage.Datasets.DeleteAsync(dataset.AccountId, dataset.Id, Cancellation);

        await other!.Get<DatasetContents>().RemoveAsync(dataset.AccountId, dataset.Id, Cancellation);

        Assert.Null(await Storage.Files.OpenAsync(dataset.AccountId, file, Cancellation));
        var again = (await Storage.Datasets.TryCreateAsync(dataset, Cancellation))!;
        Assert.Empty(await Storage.Tags.ListAsync(again.AccountId, again.Id, Cancellation));
        Assert.Null(await Storage.Models.OpenAsync(again.AccountId, again.Id, "1", Cancellation));
    }
}
