using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract;

public abstract class PredictionsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task SaveAsync_Predictions_AreListedMostProbableFirstThenNewest()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (tag, other) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var ids = await AddAsync(dataset, 4);

        await SaveAsync(
            dataset, "1", Found(ids[0], (tag, 0.7f)), Found(ids[1], (other, 0.9f), (tag, 0.8f)), Found(ids[2], (tag, 0.7f)), Found(ids[3]));

        var page = await ListAsync(tag);
        Assert.Equal([ids[1], ids[2], ids[0]], page.Entries.Select(item => item.Id));
        Assert.Equal(3, page.Count);
        Assert.Equal([new(other.Id, 0.9f), new TagProbability(tag.Id, 0.8f)], page.Entries[0].Predictions);
        Assert.NotNull(page.Entries[0].PredictedAt);
        Assert.Equal("content 1", page.Entries[0].Content);
        Assert.Equal([3L, 1L], await CountsAsync(dataset));
    }

    [Fact]
    public async Task SaveAsync_Again_ReplacesWhatWasFound()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var ids = await AddAsync(dataset, 2);
        await SaveAsync(dataset, "1", Found(ids[0], (a, 0.7f)), Found(ids[1], (a, 0.6f)));

        await SaveAsync(dataset, "2", Found(ids[0], (b, 0.9f)), Found(ids[1], (a, 0.95f), (b, 0.6f)));
        await SaveAsync(dataset, "2", Found(ids[0], (b, 0.9f)), Found(ids[1], (a, 0.95f), (b, 0.6f)));

        Assert.Equal([ids[1]], (await ListAsync(a)).Entries.Select(item => item.Id));
        Assert.Equal([ids[0], ids[1]], (await ListAsync(b)).Entries.Select(item => item.Id));
        Assert.Equal([1L, 2L], await CountsAsync(dataset));
    }

    [Fact]
    public async Task SaveAsync_ItemsAndTagsGoneOrElsewhere_ArePassedOver()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var elsewhere = await Storage.CreateDatasetAsync(dataset.AccountId);
        var (live, gone) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var (ids, foreign) = (await AddAsync(dataset, 1), await AddAsync(elsewhere, 1));
        var foreignTag = await Storage.CreateTagAsync(elsewhere);
        await Storage.Tags.DeleteAsync(dataset.AccountId, gone.Id, Cancellation);

        await SaveAsync(
            dataset, "1", Found(ids[0], (gone, 0.9f), (foreignTag, 0.8f), (live, 0.7f)), Found(foreign[0], (live, 0.9f)), Found(1, (live, 0.9f)));

        var item = Assert.Single((await ListAsync(live)).Entries);
        Assert.Equal(ids[0], item.Id);
        Assert.Equal([new TagProbability(live.Id, 0.7f)], item.Predictions);
        Assert.Equal(0, (await ListAsync(foreignTag)).Count);
        Assert.Equal(0, (await ListAsync(gone)).Count);
    }

    [Fact]
    public async Task SaveAsync_AnotherAccount_StoresAndShowsNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var ids = await AddAsync(dataset, 1);
        var other = Storage.Ids.Next();

        await Storage.Predictions.SaveAsync(other, dataset.Id, "1", [Found(ids[0], (tag, 0.9f))], Cancellation);
        Assert.Equal(0, (await ListAsync(tag)).Count);

        await SaveAsync(dataset, "1", Found(ids[0], (tag, 0.9f)));
        Assert.Equal(0, (await Storage.Predictions.ListAsync(other, tag.Id, PageRequest.First, Cancellation)).Count);
        Assert.Empty(await Storage.Predictions.PlanAsync(other, dataset.Id, "2", 10, 10, Cancellation));
        Assert.Empty(await Storage.Items.FindAsync(other, dataset.Id, ids, Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_PredictedTag_DisappearsFromItems()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var ids = await AddAsync(dataset, 1);
        await SaveAsync(dataset, "1", Found(ids[0], (a, 0.9f), (b, 0.8f)));

        await Storage.Tags.DeleteAsync(dataset.AccountId, a.Id, Cancellation);

        Assert.Equal(0, (await ListAsync(a)).Count);
        Assert.Equal([new TagProbability(b.Id, 0.8f)], Assert.Single((await ListAsync(b)).Entries).Predictions);
        await SaveAsync(dataset, "2", Found(ids[0], (b, 0.7f)));
        Assert.Equal([1L], await CountsAsync(dataset));
    }

    [Fact]
    public async Task FindAsync_Ids_ThoseThatExistInTheOrderAskedEachOnce()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var elsewhere = await AddAsync(await Storage.CreateDatasetAsync(dataset.AccountId), 1);
        var ids = await AddAsync(dataset, 3);
        await Storage.ReportAsync(dataset, "content 2", tag, false);

        var found = await Storage.Items.FindAsync(
            dataset.AccountId, dataset.Id, [ids[2], 1, elsewhere[0], ids[0], ids[2]], Cancellation);

        Assert.Equal([ids[2], ids[0]], found.Select(item => item.Id));
        Assert.Equal([new TagReport(tag.Id, false)], found[0].Reports);
        Assert.Empty(found[0].Predictions);
        Assert.Null(found[0].PredictedAt);
    }

    private static ItemPrediction Found(long itemId, params (Tag Tag, float Probability)[] tags) =>
        new(itemId, [.. tags.Select(tag => new TagProbability(tag.Tag.Id, tag.Probability))], 0.5f);

    private Task<IReadOnlyList<long>> AddAsync(Dataset dataset, int count) => Storage.AddAsync(dataset, [.. Enumerable.Range(0, count).Select(i => $"content {i}")]);

    private Task SaveAsync(Dataset dataset, string version, params ItemPrediction[] predictions) =>
        Storage.Predictions.SaveAsync(dataset.AccountId, dataset.Id, version, predictions, Cancellation);

    private Task<Page<Item>> ListAsync(Tag tag) =>
        Storage.Predictions.ListAsync(tag.AccountId, tag.Id, PageRequest.First, Cancellation);

    private async Task<IEnumerable<long>> CountsAsync(Dataset dataset) =>
        (await Storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation)).Select(counts => counts.Predictions);
}
