using Kashf.Core.Paging;
using Kashf.Core.Search;
using Kashf.Core.Storage;

namespace Kashf.Storage.Azure.Tests.Charges;

/// <summary>What readers of a large dataset are charged, by the server's estimate.</summary>
public sealed class ListChargesTests(LargeDataset large, ITestOutputHelper output) : IClassFixture<LargeDataset>, IDisposable
{
    private const double MostForAPage = 10;
    private readonly ChargeListener listener = new(large.Process.Services);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => listener.Dispose();

    [Theory]
    [InlineData("predictions")]
    [InlineData("reports")]
    [InlineData("positive reports")]
    [InlineData("not sure")]
    public async Task List_OneHundredThousandItems_APageFromAnyPlaceCostsAtMostTen(string list)
    {
        PageRequest[] pages =
        [
            PageRequest.First,
            new(2, new PagePosition(1000, 0, false)),
            new(1000, new PagePosition(50, 5_000_000_000_000_000, false)),
            new(1000, new PagePosition(0, 1, true)),
        ];
        await ReadAsync(list, PageRequest.First);
        var before = await large.Cosmos.StatisticsAsync(Cancellation);
        foreach (var page in pages)
        {
            var charges = await listener.ChargesOfAsync(() => ReadAsync(list, page));

            output.WriteLine($"{list}, page {page.Number}: {charges.Values.Sum():F1} RU ({string.Join(", ", charges.Select(of => $"{of.Key} {of.Value:F1}"))})");
            Assert.InRange(charges.Values.Sum(), 1, MostForAPage);
        }

        Assert.Equal(before.Scans, (await large.Cosmos.StatisticsAsync(Cancellation)).Scans);
    }

    [Fact]
    public async Task ListAsync_NumberedPage_CostsByItsDepth()
    {
        await ReadAsync("predictions", PageRequest.First);
        var near = await listener.ChargesOfAsync(() => ReadAsync("predictions", new PageRequest(2, null)));
        var deep = await listener.ChargesOfAsync(() => ReadAsync("predictions", new PageRequest(1000, null)));

        output.WriteLine($"page 2: {near.Values.Sum():F1} RU, page 1000: {deep.Values.Sum():F1} RU");
        Assert.InRange(near.Values.Sum(), 1, 12);
        Assert.True(deep.Values.Sum() > near.Values.Sum());
    }

    [Theory]
    [InlineData("\"غذا خیلی\" 99999")]
    [InlineData("غذا")]
    public async Task FindAsync_OneHundredThousandItems_IsServedByTheIndexOfWords(string query)
    {
        var search = large.Process.Get<ISearch>();
        var words = SearchQuery.Parse(query).Value!;

        var charges = await listener.ChargesOfAsync(
            () => search.FindAsync(large.Dataset.AccountId, large.Dataset.Id, words, default, PageRequest.First, Cancellation));

        output.WriteLine($"{query}: {charges.Values.Sum():F1} RU ({string.Join(", ", charges.Select(of => $"{of.Key} {of.Value:F1}"))})");
        Assert.True(charges.Values.Sum() < 1000);
    }

    private Task ReadAsync(string list, PageRequest page)
    {
        var (account, tag) = (large.Tag.AccountId, large.Tag.Id);
        return list switch
        {
            "predictions" => large.Process.Get<IPredictions>().ListAsync(account, tag, page, Cancellation),
            "reports" => large.Process.Get<IReports>().ListAsync(account, tag, null, page, Cancellation),
            "positive reports" => large.Process.Get<IReports>().ListAsync(account, tag, true, page, Cancellation),
            _ => large.Process.Get<IReports>().ListNotSureAsync(account, tag, null, page, Cancellation),
        };
    }
}
