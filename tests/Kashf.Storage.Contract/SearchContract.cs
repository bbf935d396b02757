using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Search;

namespace Kashf.Storage.Contract;

public abstract class SearchContract(StorageFixture storage) : StorageContract(storage)
{
    [Theory]
    [InlineData("علي", "علی آمد")]
    [InlineData("كتاب", "کتابِ خوب")]
    [InlineData("میخواهم", "می‌خواهم؛ «خوب» بود!")]
    [InlineData("می خواهم", "نمیدانم می‌خواهم")]
    [InlineData("۱۲۳", "کد ١٢٣ است")]
    [InlineData("CAFE", "un café, svp")]
    [InlineData("خوب", "خوووووب")]
    [InlineData("شور خیلی", "خیلی سرد و شور")]
    [InlineData("«خیلی شور»", "غذا خیلی، شور بود")]
    [InlineData("NEAR(a b)", "a near b")]
    [InlineData("words:a -b c* ^d + (e) {f} 'g", "a b c d e f g words")]
    [InlineData("a AND \"b OR c\" NOT", "a and b or c not")]
    [InlineData("\"unclosed a", "a unclosed")]
    public async Task FindAsync_Words_AreComparedNormalised(string query, string content)
    {
        var dataset = await Storage.CreateDatasetAsync();
        var ids = await Storage.AddAsync(dataset, content, "چیز دیگر 999");

        var page = await FindAsync(dataset, query);

        Assert.Equal(ids[0], Assert.Single(page.Entries).Id);
        Assert.Equal(content, page.Entries[0].Content);
        Assert.Equal(1, page.Count);
    }

    [Theory]
    [InlineData("\"خیلی شور\"", "شور خیلی")]
    [InlineData("«خیلی شور»", "خیلی هم شور")]
    [InlineData("خیلی شور", "خیلی شوری")]
    [InlineData("a*", "ab")]
    public async Task FindAsync_NotAsAsked_FindsNothing(string query, string content)
    {
        var dataset = await Storage.CreateDatasetAsync();
        await Storage.AddAsync(dataset, content);

        Assert.Empty((await FindAsync(dataset, query)).Entries);
    }

    [Fact]
    public async Task FindAsync_Filters_KeepWhatTheySay()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var unreported = (await Storage.AddAsync(dataset, "خوب 0"))[0];
        var onA = await Storage.ReportAsync(dataset, "خوب 1", a, false);
        var onB = await Storage.ReportAsync(dataset, "خوب 2", b);

        Assert.Equal([onB, onA, unreported], await IdsAsync(dataset, "خوب"));
        Assert.Equal([onB, onA], await IdsAsync(dataset, "خوب", new SearchFilter(true, null)));
        Assert.Equal([unreported], await IdsAsync(dataset, "خوب", new SearchFilter(false, null)));
        Assert.Equal([onA], await IdsAsync(dataset, "خوب", new SearchFilter(true, a.Id)));
        Assert.Equal([onB], await IdsAsync(dataset, "خوب", new SearchFilter(null, b.Id)));
        Assert.Empty(await IdsAsync(dataset, "خوب", new SearchFilter(false, b.Id)));
        Assert.Empty(await IdsAsync(dataset, "خوب", new SearchFilter(true, Storage.Ids.Next())));
    }

    [Fact]
    public async Task FindAsync_ReportRemovedOrTagDeleted_FindsTheItemAsItIs()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var first = await Storage.ReportAsync(dataset, "x 1", a);
        var second = await Storage.ReportAsync(dataset, "x 2", a);
        await Storage.ReportAsync(dataset, "x 2", b);

        await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, first, a.Id, Cancellation);
        Assert.Equal([first], await IdsAsync(dataset, "x", new SearchFilter(false, null)));
        Assert.Equal([second], await IdsAsync(dataset, "x", new SearchFilter(true, a.Id)));

        await Storage.Tags.DeleteAsync(dataset.AccountId, b.Id, Cancellation);
        Assert.Equal([second], await IdsAsync(dataset, "x", new SearchFilter(true, null)));
        Assert.Empty(await IdsAsync(dataset, "x", new SearchFilter(true, b.Id)));

        await Storage.Tags.DeleteAsync(dataset.AccountId, a.Id, Cancellation);
        Assert.Empty(await IdsAsync(dataset, "x", new SearchFilter(true, null)));
        Assert.Equal([second, first], await IdsAsync(dataset, "x", new SearchFilter(false, null)));
    }

    [Fact]
    public async Task FindAsync_AnotherAccountOrDataset_FindsNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var sibling = await Storage.CreateDatasetAsync(dataset.AccountId);
        await Storage.AddAsync(dataset, "راز");
        var other = (await Storage.AddAsync(sibling, "راز دیگر"))[0];

        Assert.Empty(await IdsAsync(dataset with { AccountId = Storage.Ids.Next() }, "راز"));
        Assert.Equal([other], await IdsAsync(sibling, "راز"));
        await Storage.Datasets.DeleteAsync(dataset.AccountId, dataset.Id, Cancellation);
        Assert.Empty(await IdsAsync(dataset, "راز"));
        Assert.Equal([other], await IdsAsync(sibling, "راز"));
    }

    [Fact]
    public async Task FindAsync_SeveralMatches_WordsInARowThenTheDensestThenTheNewest()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var ids = await Storage.AddAsync(
            dataset,
            "پیتزا آمد ولی خیلی سرد",
            "سرد سرد خیلی پیتزا",
            "پیتزا سرد و سالاد و نوشابه و سس و نان و دوغ با پیک دیر رسید خیلی دیر",
            "خیلی سرد پیتزا",
            "خیلی سرد پیتزا!");

        Assert.Equal([ids[2], ids[1], ids[4], ids[3], ids[0]], await IdsAsync(dataset, "پیتزا سرد"));
    }

    [Theory]
    [InlineData(DatasetType.Image)]
    [InlineData(DatasetType.Face)]
    public async Task FindAsync_Images_ByFileNameConfirmedTagAndPrediction(DatasetType type)
    {
        var dataset = (await Storage.Datasets.TryCreateAsync(Storage.NewDataset() with { Type = type }, Cancellation))!;
        var (cat, dog) = (await Storage.CreateTagAsync(dataset, "گربۀ ايراني"), await Storage.CreateTagAsync(dataset, "سگ"));
        var ids = await Storage.AddAsync(
            dataset, "https://cat.example/گربه/1.jpg", "https://x.example/a/my-%DA%AF%D8%B1%D8%A8%D9%87_2.jpg?گربه=1",
            "https://x.example/3.jpg", "https://x.example/4.jpg", "https://x.example/5.jpg");
        await Storage.ReportAsync(dataset, "https://x.example/3.jpg", cat);
        await Storage.ReportAsync(dataset, "https://x.example/4.jpg", cat, false);
        await Storage.Predictions.SaveAsync(
            dataset.AccountId, dataset.Id, "v", [new ItemPrediction(ids[4], [new TagProbability(cat.Id, 0.9f)], 0.5f)], Cancellation);

        Assert.Equal([ids[1], ids[2], ids[4]], (await IdsAsync(dataset, "گربه")).Order());
        Assert.Equal([ids[2], ids[4]], (await IdsAsync(dataset, "«گربه ایرانی»")).Order());
        Assert.Equal([ids[2]], await IdsAsync(dataset, "گربه", new SearchFilter(true, null)));
        Assert.Equal([ids[2], ids[3], ids[4]], (await IdsAsync(dataset, "jpg", new SearchFilter(null, cat.Id))).Order());
        Assert.Empty(await IdsAsync(dataset, "سگ"));

        await Storage.Tags.UpdateAsync(cat with { Title = "پلنگ" }, Cancellation);
        await Storage.ReportAsync(dataset, "https://x.example/5.jpg", dog);
        Assert.Equal([ids[2], ids[4]], (await IdsAsync(dataset, "پلنگ")).Order());
        Assert.Equal([ids[4]], await IdsAsync(dataset, "سگ"));
        await Storage.Predictions.SaveAsync(
            dataset.AccountId, dataset.Id, "v2", [new ItemPrediction(ids[4], [], 0.5f)], Cancellation);
        Assert.Equal([ids[2]], await IdsAsync(dataset, "پلنگ"));
    }

    [Fact]
    public async Task FindAsync_EntriesOfThePage_CarryReportsAndPredictions()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var id = await Storage.ReportAsync(dataset, "متن", tag, false);
        var found = new TagProbability(tag.Id, 0.75f);
        await Storage.Predictions.SaveAsync(dataset.AccountId, dataset.Id, "v", [new ItemPrediction(id, [found], 0.5f)], Cancellation);

        var item = Assert.Single((await FindAsync(dataset, "متن")).Entries);

        Assert.Equal([new TagReport(tag.Id, false)], item.Reports);
        Assert.Equal([found], item.Predictions);
        Assert.NotNull(item.PredictedAt);
    }

    protected Task<Page<Item>> FindAsync(Dataset dataset, string query, SearchFilter filter = default, PageRequest? page = null) =>
        Storage.Search.FindAsync(
            dataset.AccountId, dataset.Id, SearchQuery.Parse(query).Value!, filter, page ?? PageRequest.First, Cancellation);

    protected async Task<List<long>> IdsAsync(Dataset dataset, string query, SearchFilter filter = default) =>
        [.. (await FindAsync(dataset, query, filter)).Entries.Select(item => item.Id)];
}
