using System.Text;
using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Rows that can't be taken: each is told, the others go in.</summary>
public sealed class CsvRowTests(ImportingAccount account) : IClassFixture<ImportingAccount>
{
    private ApiClient Client => account.Client;

    [Theory]
    [InlineData("کم", "1 cell")]
    [InlineData("زیاد,پیشنهاد,true,true", "4 cells")]
    [InlineData(",,", "empty")]
    [InlineData("\" \t\",,", "empty")]
    [InlineData("ناشناس,ناشناس,", "ناشناس")]
    [InlineData("شاید,پیشنهاد,شاید", "شاید")]
    [InlineData("\"نقل\" قول,,", "quote")]
    [InlineData("\"نقل\"\"\"قول\",,", "quote")]
    [InlineData("بد \u00ff,,", "UTF-8")]
    [InlineData("{long},,", "at most 100,000")]
    [InlineData("{wide}", "5,001 cells")]
    public async Task Row_ThatCantBeTaken_IsToldAndTheOthersGoIn(string given, string reason)
    {
        var row = given.Replace("{long}", new string('x', 100_001), StringComparison.Ordinal).Replace("{wide}", new string(',', 5_000), StringComparison.Ordinal);
        var slug = await account.CreateAsync();
        var file = Bytes($"content,title,positive\nخوب,پیشنهاد,\n\n{row}\n\"دو\nخط\",پیشنهاد,no\n{row}\nپایان,,\n");
        var result = await Client.ImportAsync(slug, file);
        Assert.Equal((3, 2), (result.GetProperty("imported").GetInt64(), result.GetProperty("failed").GetInt64()));
        Assert.Equal((3, 2, "imported"), await account.CountAsync(slug));
        var errors = result.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal([(2, 4), (4, 7)], errors.Select(error => (error.GetProperty("row").GetInt32(), error.GetProperty("line").GetInt32())));
        Assert.All(errors, error => Assert.Contains(reason, error.GetProperty("reason").GetString()));
        Assert.All(errors, error => Assert.True(error.GetProperty("reason").GetString()!.Length < 400));
    }

    [Fact]
    public async Task Row_WhoseQuoteNeverCloses_TakesWhatFollowsWithIt()
    {
        var slug = await account.CreateAsync();
        var result = await Client.ImportAsync(slug, "content\nخوب\n\"باز\nبد\nپایان\n");
        Assert.Equal((1, 1), (result.GetProperty("imported").GetInt64(), result.GetProperty("failed").GetInt64()));
        Assert.Contains("never closes", result.GetProperty("errors")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Rows_ThatFail_AreDownloadedByTheirOwnerAlone()
    {
        const int Rows = 25_000;
        var slug = await account.CreateAsync();
        var text = new StringBuilder("content,title\n");
        for (var row = 1; row <= Rows; row++)
            text.Append($"متن {row},{(row % 100 == 0 ? "=ناشناس" : "")}\n");
        var result = await Client.ImportAsync(slug, text.ToString());
        Assert.Equal((Rows - (Rows / 100), Rows / 100), (result.GetProperty("imported").GetInt64(), result.GetProperty("failed").GetInt64()));
        Assert.Equal(100, result.GetProperty("errors").GetArrayLength());
        var url = result.GetProperty("errors_url").GetString()!;
        var rows = Csv.Read((await Client.GetAsync(url)).OkCsv());
        Assert.Equal(Enumerable.Range(1, Rows / 100).Select(i => ($"{i * 100}", $"{(i * 100) + 1}")), rows.Select(row => (row["row"], row["line"])));
        Assert.All(rows, row => Assert.Contains("=ناشناس", row["reason"]));

        (await account.Stranger.GetAsync(url)).Problem(404);
        using var nobody = account.Server.Client(null);
        (await nobody.GetAsync(url)).Problem(401);
        (await Client.GetAsync("/api/imports/0123456789abcdef0123456789abcdef/errors/")).Problem(404);
        (await Client.GetAsync($"/api/exports/{url.Split('/')[^3]}/")).Problem(404);
    }

    [Fact]
    public async Task File_SentAgain_AddsNothing()
    {
        var slug = await account.CreateAsync();
        const string File = "content,title\nیک,پیشنهاد\nدو,\nیک,پیشنهاد\nسه,ناشناس\n";
        var first = await Client.ImportAsync(slug, File);
        Assert.Equal((2, 1, "imported"), await account.CountAsync(slug));
        Assert.Equal(first.GetRawText(), (await Client.ImportAsync(slug, File)).GetRawText());
        await Client.ReportAsync(await Client.CreateTagAsync(slug, "تازه"), positive: true, "یک");
        var again = await Client.ImportAsync(slug, File);
        Assert.Equal((3, 1), (again.GetProperty("imported").GetInt64(), again.GetProperty("failed").GetInt64()));
        Assert.Equal((2, 2, "imported"), await account.CountAsync(slug));
    }

    [Fact]
    public async Task Formulas_AreTextAndStayIt()
    {
        var slug = await account.CreateAsync();
        string[] formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "'=1", "''=1", "'ok"];
        await Client.ReportAsync(await Client.CreateTagAsync(slug, "=HYPERLINK(\"x\")"), positive: true, formulas);
        var file = await Client.DownloadAsync(slug, tagNames: true);
        Assert.All(Csv.Read(file).SelectMany(row => row.Values), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
        var copy = await account.CreateAsync();
        var tag = await Client.CreateTagAsync(copy, "=HYPERLINK(\"x\")");
        await Client.ImportAsync(copy, file, ("tag_names", "true"));
        var contents = (await Client.AllAsync("/api/list_tag_reports/", new { tag_id = tag })).Select(item => item.GetProperty("content").GetString()!);
        Assert.Equal(formulas.Order(StringComparer.Ordinal), contents.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Urls_ThatAreNone_AreToldRowByRow()
    {
        var slug = await account.CreateAsync("image-tag");
        string[] bad = ["", "tower.jpg", "//host/a.jpg", "ftp://host/a.jpg", "javascript:alert(1)", "file:///etc/passwd", "http://", "http://host/a b.jpg", "data:image/png;base64,AAAA", $"http://host/{new string('x', 3000)}"];
        var result = await Client.ImportAsync(slug, Csv.Write([["url", "title"], ["http://host/a.jpg", ImportingAccount.Title], .. bad.Select(url => new[] { url, "" })]));
        Assert.Equal((1, bad.Length), (result.GetProperty("imported").GetInt64(), result.GetProperty("failed").GetInt64()));
        Assert.Equal((1, 1, "imported"), await account.CountAsync(slug));
        Assert.Equal(JsonValueKind.Array, result.GetProperty("errors").ValueKind);
    }

    /// <summary>ÿ stands for a byte that UTF-8 does not have.</summary>
    private static byte[] Bytes(string text)
    {
        var parts = text.Split('\u00ff').Select(Encoding.UTF8.GetBytes).ToList();
        return [.. parts[0], .. parts.Skip(1).SelectMany(part => (byte[])[0xff, .. part])];
    }
}
