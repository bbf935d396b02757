using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kashf.Server.Tests.Cli;

/// <summary>The command as an operator calls it: a process of its own.</summary>
public sealed partial class KeyCommandTests : IDisposable
{
    private readonly Dictionary<string, string> environment = [];
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("kashf-keys-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task Key_CreateListRevoke_WorkOnTheSameStore()
    {
        var (created, secret, _) = await RunAsync("key", "create", "--account", "shop");
        Assert.Equal(0, created);
        Assert.Matches("^kashf_[0-9A-Za-z]{49}\n$", secret);

        var (_, listed, _) = await RunAsync("key", "list");
        Assert.Contains("shop", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Trim(), listed, StringComparison.Ordinal);
        var id = KeyId().Match(listed).Value;

        Assert.Equal((0, $"Key {id} is revoked.\n", ""), await RunAsync("key", "revoke", id));
        Assert.Equal((2, $"There is no key {id} in force.\n", ""), await RunAsync("key", "revoke", id));
    }

    [Theory]
    [InlineData("key", "list")]
    [InlineData("key", "revoke", "7")]
    public async Task Key_DirectoryWithoutData_IsRefusedAndLeftEmpty(params string[] arguments)
    {
        Assert.Equal((1, "", $"There is no data in {data.FullName}; name it with --data.\n"), await RunAsync(arguments));
        Assert.Empty(data.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Create_DirectoryWithoutData_SaysOnceThatItBegan()
    {
        Assert.Equal($"A new data directory begins at {data.FullName}.\n", (await RunAsync("key", "create")).Error);
        Assert.Equal("", (await RunAsync("key", "create")).Error);
    }

    [Theory]
    [InlineData("tape", "", "A setting can't be used: Storage:Provider is 'tape'; it must be 'local' (SQLite and files in the data directory) or 'azure' (Cosmos DB and Blob Storage).\n")]
    [InlineData("azure", "nonsense", "A setting can't be used: Cosmos:ConnectionString has no AccountEndpoint")]
    [InlineData("azure", "AccountEndpoint=https://127.0.0.1:1/;AccountKey=aGVsbG8=", "A setting can't be used: The Cosmos DB account that Cosmos:ConnectionString names cannot be reached")]
    public async Task Key_StorageThatCannotBeUsed_IsToldWithoutAStackTrace(string provider, string cosmos, string told)
    {
        environment["Storage__Provider"] = provider;
        environment["Cosmos__ConnectionString"] = cosmos;
        environment["Cosmos__ConnectionMode"] = "Gateway";
        environment["Cosmos__RequestTimeoutSeconds"] = "2";

        var (exitCode, output, error) = await RunAsync("key", "list");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith(told, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
    }

    [GeneratedRegex("[0-9]{12,16}")]
    private static partial Regex KeyId();

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Kashf.Server.dll") },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        foreach (var argument in arguments.Append("--data").Append(data.FullName))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }
}
