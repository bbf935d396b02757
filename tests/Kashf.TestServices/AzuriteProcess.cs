using System.Globalization;

namespace Kashf.TestServices;

/// <summary>Azurite's Blob service on a loopback port that the operating system chooses, with a temporary folder of its own.
/// A client needs a <c>BlobClientOptions.ServiceVersion</c> that Azurite knows; any of Azure.Storage.Blobs 12.17 will do.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // Azurite's one account, published with it.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly TemporaryFolder folder = new();
    private NodeProcess? node;

    private AzuriteProcess()
    {
    }

    public int Port { get; private set; }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{Port}/{Account};";

    /// <summary>The id of the process that runs now.</summary>
    /// <exception cref="InvalidOperationException">It is stopped.</exception>
    public int ProcessId => (node ?? throw new InvalidOperationException("Azurite is stopped.")).Id;

    /// <summary>Starts the service and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it said.</exception>
    public static async Task<AzuriteProcess> StartAsync(CancellationToken cancellationToken)
    {
        var azurite = new AzuriteProcess();
        try
        {
            await azurite.RunAsync(cancellationToken);
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }

        return azurite;
    }

    /// <summary>Ends the service in good order: what was written lies in the folder for <see cref="RestartAsync"/>.</summary>
    public async Task StopAsync()
    {
        if (node is null)
            return;
        await node.StopAsync();
        Forget();
    }

    /// <summary>Ends the service as a crash does: what was written in the last five seconds, or all, may be lost.</summary>
    public async Task KillAsync()
    {
        if (node is null)
            return;
        await node.KillAsync();
        Forget();
    }

    /// <summary>Starts the service again on the same port with the same folder, after stopping it where it runs.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        await RunAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--blobHost", "127.0.0.1", "--blobPort", Port.ToString(CultureInfo.InvariantCulture),
            "--location", folder.Path, "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        (node, var address) = await NodeProcess.StartAsync(
            "azurite/server.cjs", arguments, "Azurite Blob service successfully listens on ", cancellationToken);
        Port = new Uri(address).Port;
    }

    private void Forget()
    {
        node?.Dispose();
        node = null;
    }
}
