using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Imports from an address: what is fetched, what is not, and how often a failure is told.</summary>
public sealed class CsvUrlTests(ImportingAccount account) : IClassFixture<ImportingAccount>
{
    private const string Path = "/api/import_dataset/";

    [Fact]
    public async Task Address_OfAnAllowedHost_IsFetchedOrTellsWhyNot()
    {
        await using var host = new FileHost();
        await using var server = new ServerProcess(settings: new Dictionary<string, string> { ["KASHF_ALLOW_HOSTS"] = host.Name, ["Limits__FileBytes"] = "100000" });
        await server.StartAsync();
        using var client = server.Client();
        foreach (var path in new[] { "/good.csv", "/moved.csv" })
        {
            var slug = await client.CreateDatasetAsync();
            for (var time = 0; time < 2; time++)
            {
                await AskAsync(client, slug, $"http://{host.Name}{path}", again: time > 0);
                Assert.Equal(2, (await client.InfoAsync(slug)).GetProperty("data_count").GetInt64());
                var result = await ToldAsync(client, slug, $"http://{host.Name}{path}");
                Assert.Equal((2, 0), (result.GetProperty("imported").GetInt64(), result.GetProperty("failed").GetInt64()));
            }
        }

        foreach (var (path, reason) in new[]
        {
            ("/page", "HTML"), ("/hidden-page.csv", "HTML"), ("/missing.csv", "404"), ("/unending.csv", "100,000 bytes"), ("/cut.csv", "ended early"), ("/loop.csv", "redirect"), ("/inside.csv", "public"), ("/file.csv", "redirect"),
        })
            await AssertFailsAsync(client, $"http://{host.Name}{path}", path == "/file.csv" ? "" : reason);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(System.IO.Path.Combine(server.DataDirectory, "files"), "*", SearchOption.AllDirectories),
            file => !file.Contains("failed", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_Inside_IsNeverAskedFor()
    {
        await using var host = new FileHost();
        foreach (var url in new[] { $"http://{host.Name}/good.csv", "http://127.0.0.1/a.csv", "http://localhost/a.csv", "http://[::1]/a.csv", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/a.csv", "http://user:word@127.0.0.1/a.csv" })
            await AssertFailsAsync(account.Client, url, "");
        Assert.Equal(0, host.Asked);
    }

    /// <summary>A failure is told once; the next equal request starts anew.</summary>
    private static async Task AssertFailsAsync(ApiClient client, string url, string reason)
    {
        var slug = await client.CreateDatasetAsync();
        for (var time = 0; time < 2; time++)
        {
            await AskAsync(client, slug, url);
            var info = await client.InfoAsync(slug);
            Assert.Equal(("failed", 0), (info.GetProperty("state").GetString(), info.GetProperty("data_count").GetInt64()));
            var told = await ToldAsync(client, slug, url);
            Assert.Equal("failed", told.GetProperty("state").GetString());
            Assert.Equal(info.GetProperty("detail").GetString(), told.GetProperty("detail").GetString());
            Assert.Contains(reason, told.GetProperty("detail").GetString());
            Assert.DoesNotContain("stopped unexpectedly", told.GetProperty("detail").GetString());
        }
    }

    private static async Task AskAsync(ApiClient client, string slug, string url, bool again = false)
    {
        Assert.Equal("waiting", (await ToldAsync(client, slug, url, again)).GetProperty("state").GetString());
        await client.UntilIdleAsync(slug);
    }

    private static async Task<System.Text.Json.JsonElement> ToldAsync(ApiClient client, string slug, string url, bool again = false) =>
        (await client.PostAsync(Path, new { dataset = slug, csv_url = url, again })).Ok();
}
