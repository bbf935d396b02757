using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Files that are larger than a server can hold, or may take.</summary>
public sealed class LargeFileTests
{
    private const long HundredMegabytes = 100L << 20;
    private const long MostGrowth = 120L << 20;

    [Fact]
    public async Task Cell_OfAHundredMegabytes_FailsAloneWithoutBeingHeld()
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        using var client = server.Client();
        await ImportAsync(client, () => new("content\nخوب\n", 0, "\n"), imported: 1, failed: 0);
        var before = server.PeakMemory();

        await ImportAsync(client, () => new("content\nخوب\n", HundredMegabytes, "\nبد\n"), imported: 2, failed: 1);
        await ImportAsync(client, () => new("content\nخوب\n\"", HundredMegabytes, "\"\nبد\n"), imported: 2, failed: 1);
        await ImportAsync(client, () => new("content\nخوب\n\"", HundredMegabytes, "\nبد\n"), imported: 1, failed: 1);
        await ImportAsync(client, () => new($"content\nخوب\n{new string(',', 1_000_000)}\n", 0, "بد\n"), imported: 2, failed: 1);
        Assert.True(server.PeakMemory() - before < MostGrowth, $"The server's memory grew from {before >> 20} to {server.PeakMemory() >> 20} MiB.");
        Assert.Empty(Uploads(server));
    }

    [Fact]
    public async Task Upload_OverTheLimit_IsRefusedAndLeavesNothing()
    {
        await using var server = new ServerProcess(settings: new Dictionary<string, string> { ["Limits__FileBytes"] = "4096" });
        await server.StartAsync();
        using var client = server.Client();
        var slug = await client.CreateDatasetAsync();
        (string, string)[] fields = [("dataset", slug)];
        foreach (var run in new[] { 5_000, 1L << 20 })
        {
            (await client.SendFormAsync(fields, ("csv_file", new GeneratedFile("content\n", run, "\n")))).Problem(413);
            (await client.SendFormAsync(fields, ("csv_file", new GeneratedFile("content\n", run, "\n", tellsLength: false)))).Problem(413);
        }

        Assert.Equal("untrained", (await client.InfoAsync(slug)).GetProperty("state").GetString());
        Assert.Equal(1, (await client.ImportAsync(slug, $"content\n{new string('x', 4_000)}\n")).GetProperty("imported").GetInt64());
        Assert.Empty(Uploads(server));
        Assert.Equal(413, await StatusBeforeSendingAsync(server, slug, ServerProcess.FirstKey));
        Assert.Equal(401, await StatusBeforeSendingAsync(server, slug, "wrong"));
    }

    /// <summary>A client that waits for leave to send its body gets its answer first.</summary>
    private static async Task<int> StatusBeforeSendingAsync(ServerProcess server, string slug, string key)
    {
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) };
        using var http = new HttpClient(handler) { BaseAddress = server.Address };
        using var file = new GeneratedFile("content\n", 50L << 20, "\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/import_dataset/") { Content = Transfers.Form([("dataset", slug)], ("csv_file", file)) };
        request.Headers.ExpectContinue = true;
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {key}");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(0, file.Sent);
        return (int)response.StatusCode;
    }

    /// <summary>Sends the file once and waits for the end, then once more for the result.</summary>
    private static async Task ImportAsync(ApiClient client, Func<GeneratedFile> file, long imported, long failed)
    {
        var slug = await client.CreateDatasetAsync();
        (string, string)[] fields = [("dataset", slug)];
        (await client.SendFormAsync(fields, ("csv_file", file()))).Ok();
        await client.UntilStateAsync(slug, "imported");
        var result = (await client.SendFormAsync(fields, ("csv_file", file()))).Ok();
        Assert.Equal((imported, failed), (result.GetProperty("imported").GetInt64(), result.GetProperty("failed").GetInt64()));
        Assert.Equal(imported, (await client.InfoAsync(slug)).GetProperty("data_count").GetInt64());
    }

    private static IEnumerable<string> Uploads(ServerProcess server)
    {
        var files = Path.Combine(server.DataDirectory, "files");
        return Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories).Where(file => file.Contains("uploads", StringComparison.Ordinal) || file.Contains(".tmp", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal));
    }
}
