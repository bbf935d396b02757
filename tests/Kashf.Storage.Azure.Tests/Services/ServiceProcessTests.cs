using System.Diagnostics;
using Azure.Storage.Blobs;
using Kashf.TestServices;

namespace Kashf.Storage.Azure.Tests.Services;

public sealed class ServiceProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cosmos_KilledAndRestarted_KeepsWhatItAcknowledged()
    {
        await using var process = await CosmosProcess.StartAsync(Cancellation);
        using var client = CosmosServer.Connect(process.ConnectionString);
        var database = (await client.CreateDatabaseAsync("db", cancellationToken: Cancellation)).Database;
        var container = (await database.CreateContainerAsync(new("c", ["/account", "/dataset", "/bucket"]), cancellationToken: Cancellation)).Container;
        Entry[] entries = [.. Enumerable.Range(0, 20).Select(i => new Entry($"{i}", "a", "d", $"{i % 3}"))];
        foreach (var entry in entries)
            await container.CreateItemAsync(entry, entry.Key, cancellationToken: Cancellation);
        await container.DeleteItemAsync<Entry>("3", entries[3].Key, cancellationToken: Cancellation);
        var replaced = await container.ReplaceItemAsync(entries[4] with { Name = "new" }, "4", entries[4].Key, cancellationToken: Cancellation);
        var id = process.ProcessId;

        await process.KillAsync();
        await process.RestartAsync(Cancellation);

        Assert.NotEqual(id, process.ProcessId);
        var read = await container.ReadItemAsync<Entry>("4", entries[4].Key, cancellationToken: Cancellation);
        Assert.Equal((replaced.ETag, "new"), (read.ETag, read.Resource.Name));
        Assert.Equal(19, (await container.QueryAsync<Entry>("SELECT * FROM c", Entry.Prefix("a", "d"))).Rows.Count);
    }

    [Fact]
    public async Task Azurite_StoppedAndRestarted_KeepsItsBlobs()
    {
        await using var process = await AzuriteProcess.StartAsync(Cancellation);
        var container = new BlobContainerClient(process.ConnectionString, "files");
        await container.CreateAsync(cancellationToken: Cancellation);
        await container.UploadBlobAsync("a/b", BinaryData.FromString("content"), Cancellation);

        await process.RestartAsync(Cancellation);

        var blob = await container.GetBlobClient("a/b").DownloadContentAsync(Cancellation);
        Assert.Equal("content", blob.Value.Content.ToString());
    }

    // The output of the service, which its parent handed down, ends only when both have ended.
    [Theory]
    [InlineData("cosmos/server.mjs", "0", "0", "journal")]
    [InlineData("azurite/server.cjs", "--blobPort", "0", "--inMemoryPersistence")]
    public async Task Service_ParentKilled_Ends(string script, params string[] arguments)
    {
        const string Parent = """
            const { spawn } = require("node:child_process");
            spawn(process.execPath, process.argv.slice(1), { stdio: ["pipe", "inherit", "inherit"] });
            setInterval(() => {}, 1000000);
            """;
        var folder = Directory.CreateTempSubdirectory("kashf-parent-");
        var start = new ProcessStartInfo("node", ["-e", Parent, ServiceScripts.PathOf(script), .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        using var parent = Process.Start(start)!;
        for (var line = ""; !line.Contains(" listens on ", StringComparison.Ordinal);)
            line = await parent.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException("The service did not start.");

        parent.Kill();

        await parent.StandardOutput.ReadToEndAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        folder.Delete(recursive: true);
    }
}
