using System.Net;
using System.Net.Sockets;
using Kashf.EndToEnd.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Kashf.EndToEnd.Tests.Cli;

/// <summary>Starts that can't succeed say why, in words.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Serve_BusyPort_SaysSo()
    {
        using var data = new TemporaryDirectory();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        AssertExplained(await ServeAsync(data.Path, "--urls", $"http://127.0.0.1:{port}"), $"{port}", "--urls");
    }

    [Fact]
    public async Task Serve_UnusableAddress_SaysSo()
    {
        using var data = new TemporaryDirectory();
        AssertExplained(await ServeAsync(data.Path, "--urls", "nonsense"), "nonsense");
    }

    /// <summary>A file in the directory's place: no rights make that writable, not even root's.</summary>
    [Fact]
    public async Task Serve_UnwritableDataDirectory_SaysSo()
    {
        using var folder = new TemporaryDirectory();
        var path = Path.Combine(folder.Write("occupied", ""), "data");
        AssertExplained(await ServeAsync(path, "--urls", "http://127.0.0.1:0"), path);
    }

    [Fact]
    public async Task Key_UnwritableDataDirectory_SaysSo()
    {
        using var folder = new TemporaryDirectory();
        var path = Path.Combine(folder.Write("occupied", ""), "data");
        AssertExplained(await KashfProgram.RunAsync("key", "create", "--data", path), path);
    }

    [Theory]
    [InlineData("kashf.db")]
    [InlineData("durable.db")]
    public async Task Serve_DamagedDatabase_SaysSo(string file)
    {
        using var data = new TemporaryDirectory();
        data.Write(file, new string('x', 10_000));
        AssertExplained(await ServeAsync(data.Path, "--urls", "http://127.0.0.1:0"), "database");
    }

    [Theory]
    [InlineData("kashf.db")]
    [InlineData("durable.db")]
    public async Task Serve_DatabaseOfANewerProgram_SaysSo(string file)
    {
        using var data = new TemporaryDirectory();
        await using (var newer = new SqliteConnection($"Data Source={Path.Combine(data.Path, file)};Pooling=False"))
        {
            await newer.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = newer.CreateCommand();
            command.CommandText = "PRAGMA user_version = 1000";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        AssertExplained(await ServeAsync(data.Path, "--urls", "http://127.0.0.1:0"), "version 1000");
    }

    [Theory]
    [InlineData("host.json", "{", "host.json")]
    [InlineData("host.json", """{"functionTimeout": "soon"}""", "functionTimeout")]
    [InlineData("local.settings.json", """{"Values": {"Limits__ItemsPerRequest": "0"}}""", "ItemsPerRequest")]
    [InlineData("local.settings.json", """{"Values": {"Limits__ItemsPerRequest": "many"}}""", "ItemsPerRequest")]
    public async Task Serve_UnusableSettings_SaysSo(string file, string text, string named)
    {
        using var root = new TemporaryDirectory();
        using var data = new TemporaryDirectory();
        root.Write(file, text);
        var environment = new Dictionary<string, string> { ["AzureWebJobsScriptRoot"] = root.Path };
        AssertExplained(await KashfProgram.RunAsync(environment, "serve", "--urls", "http://127.0.0.1:0", "--data", data.Path), named);
    }

    [Theory]
    [InlineData("serves")]
    [InlineData("serve", "--port", "1")]
    [InlineData("key", "revoke", "abc")]
    public async Task Run_UnknownCommandOrOption_ShowsTheUsage(params string[] arguments)
    {
        var run = await KashfProgram.RunAsync(arguments);
        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Output + run.Error);
        Assert.Contains("Usage:", run.Output + run.Error);
    }

    private static Task<ProgramRun> ServeAsync(string data, params string[] options) => KashfProgram.RunAsync(["serve", "--data", data, .. options]);

    private static void AssertExplained(ProgramRun run, params string[] named)
    {
        Assert.True(run.ExitCode == 1, $"The program ended with {run.ExitCode}: {run.Output}{run.Error}");
        Assert.DoesNotContain("   at ", run.Output + run.Error);
        Assert.DoesNotContain("Exception", run.Output + run.Error);
        Assert.All(named, name => Assert.Contains(name, run.Error));
    }
}
