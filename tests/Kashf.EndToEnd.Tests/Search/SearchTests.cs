using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Search;

/// <summary>What a query finds.</summary>
public abstract class SearchTests(SearchedDatasets data)
{
    [Theory]
    [InlineData("کتاب", "1", "2", "3")]
    [InlineData("كتاب", "1", "2", "3")]
    [InlineData("کتاب‌ها را", "2")]
    [InlineData("کتابها را", "2")]
    [InlineData("بانک مرکزی", "4", "5")]
    [InlineData("\"بانک مرکزی\"", "4")]
    [InlineData("«بانک مرکزی»", "4")]
    [InlineData("مرکزی بانک", "4", "5")]
    [InlineData("\"مرکزی بانک\"", "5")]
    [InlineData("۱۴۰۰", "6")]
    [InlineData("1400", "6")]
    [InlineData("١٤٠٠", "6")]
    [InlineData("near and or not", "7")]
    [InlineData("AND OR NOT NEAR( * \" ^ :", "7")]
    [InlineData("content:near", "8")]
    [InlineData("ne*")]
    [InlineData("-near", "7", "8", "9")]
    [InlineData("NEAR(and or, 1)", "9")]
    [InlineData("\"near", "7", "8", "9")]
    [InlineData("' OR 1=1; DROP TABLE items; --")]
    [InlineData("نیست‌در‌جهان")]
    public async Task Texts_Query_FindsTheTextsThatHoldAllOfIt(string query, params string[] expected)
    {
        var page = await data.Client.PageAsync("/api/search_candidate_texts/", new { dataset = data.Texts, query });
        Assert.Equal(expected, page.Items.Select(item => SearchedDatasets.NumberOf(item.GetProperty("content").GetString()!)).Order());
        Assert.Equal(expected.Length, page.Count);
    }

    [Fact]
    public async Task Texts_Reported_ChoosesAmongThem()
    {
        async Task<int> CountAsync(object body) => (int)(await data.Client.PageAsync("/api/search_candidate_texts/", body)).Count;

        Assert.Equal(3, await CountAsync(new { dataset = data.Texts, query = "کتاب" }));
        Assert.Equal(2, await CountAsync(new { dataset = data.Texts, query = "کتاب", reported = true }));
        Assert.Equal(1, await CountAsync(new { dataset = data.Texts, query = "کتاب", reported = false }));
        Assert.Equal(1, await CountAsync(new { dataset = data.Texts, query = "کتاب", reported = true, tag_id = data.Tag }));
        Assert.Equal(3, await CountAsync(new { dataset = data.Texts, query = "کتاب", tag_id = data.Tag }));
    }

    [Theory]
    [InlineData("/api/search_candidate_images/")]
    [InlineData("/api/search_candidate_faces/")]
    public async Task Images_Query_FindsByFileNameAndByTitle(string path)
    {
        var (slug, tag) = data.Pictures[path];
        async Task<string[]> FoundAsync(object body) =>
            [.. (await data.Client.PageAsync(path, body)).Items.Select(item => item.GetProperty("url").GetString()!).Order()];

        Assert.Equal([data.Urls[0], data.Urls[1]], await FoundAsync(new { dataset = slug, query = "azadi" }));
        Assert.Equal([data.Urls[2]], await FoundAsync(new { dataset = slug, query = "برج میلاد" }));
        Assert.Equal([data.Urls[2], data.Urls[0]], await FoundAsync(new { dataset = slug, query = "حرم" }));
        Assert.Equal([data.Urls[0]], await FoundAsync(new { dataset = slug, query = "حرم azadi" }));
        Assert.Equal([data.Urls[0]], await FoundAsync(new { dataset = slug, query = "azadi", tag_id = tag }));
        Assert.Empty(await FoundAsync(new { dataset = slug, query = "example" }));
        await data.Client.PostAsync("/api/update_tag/", new { dataset = slug, tag_id = tag, title = "حرم رضوی" });
        Assert.Equal([data.Urls[2], data.Urls[0]], await FoundAsync(new { dataset = slug, query = "رضوی" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"")]
    [InlineData("* \" ^ : ( ) . ، ؛ ؟ « » -")]
    [InlineData("\u200c\u200f")]
    public async Task Query_WithoutAWord_IsRefused(string query) => await AssertRefusedAsync(query);

    [Fact]
    public async Task Query_OfTenThousandWords_IsRefused()
    {
        await AssertRefusedAsync(string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"w{i}")));
        await AssertRefusedAsync(string.Join(' ', Enumerable.Range(0, 200).Select(i => $"{i}")));
        await AssertRefusedAsync(new string('x', 1_000_000));
    }

    private async Task AssertRefusedAsync(string query)
    {
        foreach (var (path, slug) in data.Pictures.Select(picture => (picture.Key, picture.Value.Slug)).Append(("/api/search_candidate_texts/", data.Texts)))
        {
            var errors = (await data.Client.PostAsync(path, new { dataset = slug, query })).Problem(400);
            Assert.True(errors.TryGetProperty("query", out _));
        }
    }
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalSearchTests(SearchedDatasets data) : SearchTests(data), IClassFixture<SearchedDatasets>;
