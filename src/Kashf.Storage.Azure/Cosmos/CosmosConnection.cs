using Kashf.Storage.Azure.Configuration;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>The way to the database: opened once, then every call passes through here.</summary>
internal sealed class CosmosConnection(CosmosClients clients, CosmosPreparation preparation, CosmosCharges charges, IOptions<CosmosOptions> options)
{
    private readonly TimeSpan limit = TimeSpan.FromSeconds(options.Value.RequestTimeoutSeconds);

    /// <exception cref="OptionsValidationException">The first time: the database or a container is out of reach or missing.</exception>
    public async ValueTask<Container> OpenAsync(string container, bool bulk, CancellationToken cancellation)
    {
        await preparation.EnsureAsync(cancellation);
        return (bulk ? clients.Bulk : clients.Single).GetContainer(options.Value.Database, container);
    }

    /// <inheritdoc cref="CosmosFaults.GuardAsync"/>
    public Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        CosmosFaults.GuardAsync(call, limit, cancellation);

    public void Record(string container, string operation, double charge, CosmosDiagnostics diagnostics) =>
        charges.Record(container, operation, charge, CosmosThrottling.Count(diagnostics));
}
