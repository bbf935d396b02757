using Kashf.Storage.Azure.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Instances;

/// <summary>
/// The servers on one storage, each with a document that it writes again and again. Its ETag is all that others look at:
/// clocks of different machines are never compared.
/// </summary>
public sealed class ServerHeartbeats
{
    private const string TheType = "server";

    private readonly CosmosContainer container;

    internal ServerHeartbeats(CosmosContainers containers) => container = containers.Instances;

    /// <param name="session">Of the process, to know its own writes again.</param>
    /// <param name="etag">What the process's last beat returned; null for its first.</param>
    /// <returns>The beat's ETag; null where another process beats under this server's id since.</returns>
    public async Task<string?> TryBeatAsync(string server, string session, string? etag, CancellationToken cancellation)
    {
        var beat = new ServerDocument(IdOf(server), TheType, server, session);
        if (etag is not null)
        {
            if (await container.TryReplaceAsync(beat, beat.Id, KeyOf(server), etag, "servers.beat", cancellation) is { } kept)
                return kept.ETag;
            // A write whose answer was lost, another process, or a removal by those who took this server for dead.
            if (await container.FindAsync<ServerDocument>(beat.Id, KeyOf(server), "servers.beat", cancellation) is { } found)
                return found.Document.Session == session ? found.ETag : null;
        }

        return (await container.UpsertAsync(beat, KeyOf(server), "servers.beat", cancellation)).ETag;
    }

    /// <returns>The ETag of each server's last beat.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT c.server, c._etag FROM c WHERE c.type = @type").WithParameter("@type", TheType);
        var beats = new Dictionary<string, string>();
        await foreach (var document in container.QueryAsync<ServerDocument>(query, null, "servers.list", cancellation: cancellation))
            beats[document.Server] = document.ETag!;
        return beats;
    }

    /// <returns>False where the server has beaten since.</returns>
    public Task<bool> TryRemoveAsync(string server, string etag, CancellationToken cancellation) =>
        container.TryDeleteAsync(IdOf(server), KeyOf(server), etag, "servers.remove", cancellation);

    private static string IdOf(string server) => $"server-{server}";

    private static PartitionKey KeyOf(string server) => new(IdOf(server));
}
