using System.Net.Http.Headers;
using System.Text;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Files that are refused as a whole, and requests that bring no file as they should.</summary>
public sealed class CsvFileTests(ImportingAccount account) : IClassFixture<ImportingAccount>
{
    private const string Path = "/api/import_dataset/";
    private static readonly byte[] Good = Encoding.UTF8.GetBytes("content\nخوب\n");

    private static readonly Dictionary<string, (byte[] File, string Reason)> BadFiles = new()
    {
        ["empty"] = ((byte[])[], "empty"),
        ["line breaks alone"] = ("\r\n\n\r\n"u8.ToArray(), "empty"),
        ["a byte order mark alone"] = ([0xef, 0xbb, 0xbf], "empty"),
        ["no content column"] = ("text,title\na,b\n"u8.ToArray(), "'text', 'title'"),
        ["a column of another type"] = ("url,title\nhttp://a/b,c\n"u8.ToArray(), "another type"),
        ["a header that is not UTF-8"] = ([.. "content,"u8, 0xc3, 0x28, .. "\na,b\n"u8], "UTF-8"),
        ["a column twice"] = ("content,Title,title\na,b,c\n"u8.ToArray(), "twice"),
        ["the content twice"] = ("content,content\na,b\n"u8.ToArray(), "twice"),
        ["a column without a name"] = ("content,,x\na,b,c\n"u8.ToArray(), "column 2"),
        ["a tag twice"] = (Encoding.UTF8.GetBytes("content,پیشنهاد, پیشنهاد \na,1,0\n"), "twice"),
        ["HTML"] = ("<!DOCTYPE html><html><body>content,title</body></html>"u8.ToArray(), "HTML"),
        ["a workbook"] = ([.. "PK\x03\x04\x14\0\0\0"u8, .. new byte[500]], "Excel"),
        ["gzip"] = ([0x1f, 0x8b, 8, 0, 0, 0, 0, 0], "gzip"),
        ["binary"] = ([.. "content\n"u8, 0, 1, 2], "binary"),
        ["UTF-16 without a mark"] = (Encoding.Unicode.GetBytes("content\nخوب\n"), "UTF-16"),
        ["an open quote in the header"] = (Encoding.UTF8.GetBytes("\"content,title\n" + new string('a', 5000)), "quote"),
        ["a million columns"] = (Encoding.UTF8.GetBytes("content" + new string(',', 999_999) + "\n"), "1,000 columns"),
        ["ten million bytes without an end"] = (Encoding.UTF8.GetBytes("content" + new string('x', 10_000_000)), "first line"),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => BadFiles.Keys.Select(name => new TheoryDataRow<string>(name));

    private ApiClient Client => account.Client;

    [Theory, MemberData(nameof(Names))]
    public async Task File_ThatIsNoneOfRows_SaysWhyEachTimeAndLeavesNothing(string what)
    {
        var (file, reason) = BadFiles[what];
        var slug = await account.CreateAsync();
        for (var time = 0; time < 2; time++)
        {
            var answer = await Client.SendCsvAsync(slug, file);
            answer.Problem(422);
            Assert.True(answer.Json.GetProperty("detail").GetString()!.Contains(reason, StringComparison.Ordinal), $"{what}: {answer}");
            Assert.True(answer.Text.Length < 3_000, what);
        }

        Assert.Equal((0, 0, "untrained"), await account.CountAsync(slug));
        Assert.Equal(1, (await Client.ImportAsync(slug, Good)).GetProperty("imported").GetInt64());
    }

    [Fact]
    public async Task File_OfAHeaderAlone_AddsNothing()
    {
        foreach (var file in new[] { "content", "content\n", "\n\ncontent,title\r\n\r\n" })
        {
            var slug = await account.CreateAsync();
            var result = await Client.ImportAsync(slug, file);
            Assert.Equal((0, 0), (result.GetProperty("imported").GetInt64(), result.GetProperty("failed").GetInt64()));
            Assert.Equal((0, 0, "imported"), await account.CountAsync(slug));
        }
    }

    [Fact]
    public async Task Form_WithoutOneFile_NamesTheField()
    {
        var slug = await account.CreateAsync();
        (string, string)[] dataset = [("dataset", slug)];
        await AssertRefusedAsync("csv_file", Client.SendFormAsync(dataset, ("csv_file", Part()), ("csv_file", Part())));
        await AssertRefusedAsync("file", Client.SendFormAsync(dataset, ("file", Part())));
        await AssertRefusedAsync("csv_url", Client.SendFormAsync(dataset));
        await AssertRefusedAsync("csv_url", Client.SendFormAsync([.. dataset, ("csv_url", "http://127.0.0.1:1/a.csv")], ("csv_file", Part())));
        await AssertRefusedAsync("csv_url", Client.PostAsync(Path, new { dataset = slug }));
        await AssertRefusedAsync("csv_url", Client.SendFormAsync([.. dataset, ("csv_file", "content\nخوب\n")]));
        await AssertRefusedAsync("csv_url", Client.PostAsync(Path, new { dataset = slug, csv_file = "content\nخوب\n" }));
        foreach (var url in new[] { "", "a.csv", "ftp://host/a.csv", "file:///etc/passwd", "http://", "//host/a.csv", "http://host/a b.csv" })
            await AssertRefusedAsync("csv_url", Client.PostAsync(Path, new { dataset = slug, csv_url = url }));
        await AssertRefusedAsync("dataset", Client.SendFormAsync([], ("csv_file", Part())));
        await AssertRefusedAsync("report_items", Client.SendFormAsync([.. dataset, ("report_items", "شاید")], ("csv_file", Part())));
        Assert.Equal((0, 0, "untrained"), await account.CountAsync(slug));
    }

    [Fact]
    public async Task Form_ThatIsBroken_IsRefused()
    {
        var slug = await account.CreateAsync();
        var head = $"--x\r\nContent-Disposition: form-data; name=dataset\r\n\r\n{slug}\r\n--x\r\nContent-Disposition: form-data; name=csv_file; filename=a.csv\r\n\r\ncontent\nخوب\n";
        foreach (var body in new[] { head, head + "\r\n--x", head.Replace("\r\n\r\ncontent", "\r\ncontent", StringComparison.Ordinal), "--x--", "" })
            (await Client.PostBytesAsync(Path, Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=x")).Problem(400);
        (await Client.PostBytesAsync(Path, Encoding.UTF8.GetBytes(head), "multipart/form-data")).Problem(400);
        (await Client.PostBytesAsync(Path, Good, "text/csv")).Problem(400, 415);
        Assert.Equal((0, 0, "untrained"), await account.CountAsync(slug));
    }

    [Fact]
    public async Task Form_FromWhoeverMayNot_IsRefused()
    {
        var slug = await account.CreateAsync();
        (await account.Stranger.SendCsvAsync(slug, Good)).Problem(404);
        using var nobody = account.Server.Client(null);
        (await nobody.SendCsvAsync(slug, Good)).Problem(401);
        Assert.Equal((0, 0, "untrained"), await account.CountAsync(slug));
    }

    private static ByteArrayContent Part() => new(Good) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };

    private static async Task AssertRefusedAsync(string field, Task<Answer> sending)
    {
        var answer = await sending;
        Assert.True(answer.Problem(400).TryGetProperty(field, out _), $"No message is about {field}: {answer}");
    }
}
