using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Lists;

/// <summary>count, next, previous and page=N of every list.</summary>
public abstract class PagingTests(ListedData data)
{
    private const int PageSize = 50;

    [Theory, MemberData(nameof(ListedData.Names), MemberType = typeof(ListedData))]
    public async Task Walk_ToTheEndAndBack_ShowsEachEntryOnce(string name)
    {
        var list = data.Of(name);
        var forth = await data.Client.WalkAsync(list.Path, list.Body);
        AssertWhole(forth, list.Count);
        Assert.All(forth.Select(page => page.Next).OfType<string>(), next => Assert.StartsWith($"{data.Client.Address}{list.Path[1..]}?page=", next));

        var back = await data.Client.WalkAsync(forth[^2].Next!, list.Body, page => page.Previous);
        Assert.Equal(forth.SelectMany(page => page.Ids), back.Reverse().SelectMany(page => page.Ids));
        Assert.Equal(forth.Count, back.Count);
        Assert.Null(back[^1].Previous);
    }

    [Theory, MemberData(nameof(ListedData.Names), MemberType = typeof(ListedData))]
    public async Task Page_ByNumber_EqualsTheWalk(string name)
    {
        var list = data.Of(name);
        var walk = await data.Client.WalkAsync(list.Path, list.Body);
        foreach (var (index, walked) in walk.Index())
        {
            var page = await data.Client.PageAsync($"{list.Path}?page={index + 1}", list.Body);
            Assert.Equal(walked.Ids, page.Ids);
            Assert.Equal((walked.Count, index > 0, index < walk.Count - 1), (page.Count, page.Previous is not null, page.Next is not null));
            if (page.Previous is { } previous)
                Assert.Equal(walk[index - 1].Ids, (await data.Client.PageAsync(previous, list.Body)).Ids);
        }

        foreach (var past in new[] { walk.Count + 1, 1_000_000_000, int.MaxValue })
        {
            var errors = (await data.Client.PostAsync($"{list.Path}?page={past}", list.Body)).Problem(404);
            Assert.True(errors.TryGetProperty("page", out _));
        }
    }

    [Theory, MemberData(nameof(ListedData.Names), MemberType = typeof(ListedData))]
    public async Task Query_ThatIsNoPage_IsRefused(string name)
    {
        var list = data.Of(name);
        foreach (var page in new[] { "0", "x", "-1", "+1", "1e9", "1.5", "", "%20", "1%202", "%DB%B2", "2147483648", "99999999999999999999", "1&page=2" })
            await AssertRefusedAsync(list, $"page={page}", "page");
        foreach (var place in new[] { "x", "", "1", "1_2_3", "_", "1_", "_1", "1_-1", "1.5_1", "1e3_1", "9223372036854775808_1", "1_9223372036854775808", "1_1&after=2_2" })
        {
            await AssertRefusedAsync(list, $"after={place}", "after");
            if (!place.Contains('&', StringComparison.Ordinal))
                await AssertRefusedAsync(list, $"page=2&before={place}", "before");
        }
    }

    /// <summary>A place that was never given out lies somewhere, before all or after all.</summary>
    [Theory, MemberData(nameof(ListedData.Names), MemberType = typeof(ListedData))]
    public async Task Place_MadeUp_IsAnsweredFromThere(string name)
    {
        var list = data.Of(name);
        var all = (await data.Client.WalkAsync(list.Path, list.Body)).SelectMany(page => page.Ids).ToHashSet();
        foreach (var rank in new[] { "-9223372036854775808", "-1", "0", "1", "500", "9223372036854775807" })
        {
            foreach (var item in new[] { "0", "1", "9007199254740991", "9223372036854775807" })
            {
                foreach (var query in new[] { $"page=2&after={rank}_{item}", $"page=2147483647&before={rank}_{item}", $"page=2147483647&after={rank}_{item}" })
                {
                    var page = await data.Client.PageAsync($"{list.Path}?{query}", list.Body);
                    Assert.True(page.Count == all.Count && page.Ids.Count <= PageSize && page.Ids.All(all.Contains), query);
                    foreach (var onward in new[] { page.Next, page.Previous }.OfType<string>())
                        await data.Client.PageAsync(onward, list.Body);
                }
            }
        }
    }

    private async Task AssertRefusedAsync(LongList list, string query, string field)
    {
        var errors = (await data.Client.PostAsync($"{list.Path}?{query}", list.Body)).Problem(400);
        Assert.True(errors.TryGetProperty(field, out _), query);
    }

    private static void AssertWhole(IReadOnlyList<ListPage> pages, long? expected)
    {
        var count = expected ?? pages[0].Count;
        Assert.True(count > PageSize, $"The list has {count} entries only.");
        Assert.All(pages, page => Assert.Equal(count, page.Count));
        Assert.Equal(count, pages.SelectMany(page => page.Ids).Distinct().Count());
        Assert.Equal(count, pages.Sum(page => page.Ids.Count));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(PageSize, page.Ids.Count));
        Assert.Null(pages[0].Previous);
        Assert.All(pages.Skip(1), page => Assert.NotNull(page.Previous));
    }
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalPagingTests(ListedData data) : PagingTests(data), IClassFixture<ListedData>;
