using System.Globalization;
using System.Net.Http.Json;

namespace Kashf.TestServices;

/// <summary>A Cosmos DB server for tests on loopback ports that the operating system chooses: npm's @vercel/cosmosdb-server behind
/// <c>cosmos/server.mjs</c>, which closes its gaps. For a client in gateway mode, limited to the endpoint.</summary>
public sealed class CosmosProcess : IAsyncDisposable
{
    // The key of Microsoft's own emulator, published with it; the server asks for none.
    private const string Key = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new();
    private NodeProcess? node;

    private CosmosProcess()
    {
    }

    /// <summary>The port that speaks TLS with a certificate that no one vouches for.</summary>
    public int Port { get; private set; }

    /// <summary>The port that speaks plain HTTP, for a proxy between client and server.</summary>
    public int PlainPort { get; private set; }

    public string ConnectionString =>
        $"AccountEndpoint=https://127.0.0.1:{Port}/;AccountKey={Key};DisableServerCertificateValidation=True;";

    /// <summary>The id of the process that runs now.</summary>
    /// <exception cref="InvalidOperationException">It is stopped.</exception>
    public int ProcessId => (node ?? throw new InvalidOperationException("The Cosmos DB server is stopped.")).Id;

    /// <summary>A connection string for plain HTTP, by default to the server itself; with a port, to a proxy before it.</summary>
    public string PlainConnectionString(int? port = null) =>
        $"AccountEndpoint=http://127.0.0.1:{port ?? PlainPort}/;AccountKey={Key};";

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it said.</exception>
    public static async Task<CosmosProcess> StartAsync(CancellationToken cancellationToken)
    {
        var cosmos = new CosmosProcess();
        try
        {
            await cosmos.RunAsync(cancellationToken);
        }
        catch
        {
            await cosmos.DisposeAsync();
            throw;
        }

        return cosmos;
    }

    /// <summary>Ends the server as a crash does. Whatever it acknowledged lies in its journal for <see cref="RestartAsync"/>.</summary>
    public async Task KillAsync()
    {
        if (node is null)
            return;
        await node.KillAsync();
        node.Dispose();
        node = null;
    }

    /// <summary>Starts the server again on the same ports with the same data, after ending it where it runs.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await KillAsync();
        await RunAsync(cancellationToken);
    }

    /// <summary>Creates documents, given as JSON without line breaks, with one request: a large container in seconds.</summary>
    /// <exception cref="HttpRequestException">The container or its database is missing, or a document is there already.</exception>
    public async Task LoadAsync(string database, string container, IEnumerable<string> documents, CancellationToken cancellationToken)
    {
        using var lines = new StringContent(string.Join('\n', documents));
        using var answer = await http.PostAsync(
            new Uri($"http://127.0.0.1:{PlainPort}/kashf/documents/{database}/{container}"), lines, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the server did since its start, or since <see cref="ResetStatisticsAsync"/>.</summary>
    public async Task<CosmosStatistics> StatisticsAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<CosmosStatistics>(Statistics, cancellationToken)
            ?? throw new InvalidOperationException("The server told no statistics.");

    public async Task ResetStatisticsAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.DeleteAsync(Statistics, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        http.Dispose();
        folder.Dispose();
    }

    private Uri Statistics => new($"http://127.0.0.1:{PlainPort}/kashf/statistics");

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            Port.ToString(CultureInfo.InvariantCulture), PlainPort.ToString(CultureInfo.InvariantCulture),
            Path.Combine(folder.Path, "journal"),
        ];
        (node, var ports) = await NodeProcess.StartAsync(
            "cosmos/server.mjs", arguments, "Cosmos DB server listens on ", cancellationToken);
        var both = ports.Split(' ');
        Port = int.Parse(both[0], CultureInfo.InvariantCulture);
        PlainPort = int.Parse(both[1], CultureInfo.InvariantCulture);
    }
}
