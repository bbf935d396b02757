using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
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

    protected Task<Page<Item>> FindAsync(Dataset dataset, string query, SearchFilter filter = default, PageRequest? page = null) =>
        Storage.Search.FindAsync(
            dataset.AccountId, dataset.Id, SearchQuery.Parse(query).Value!, filter, page ?? PageRequest.First, Cancellation);
}
