using Kashf.Storage.Azure.Configuration;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>One client for all requests, and one that gathers writes for imports, where that is possible.</summary>
internal sealed class CosmosClients : IDisposable
{
    private readonly CosmosOptions options;
    private readonly Lazy<CosmosClient> single;
    private readonly Lazy<CosmosClient> bulk;

    public CosmosClients(IOptions<CosmosOptions> options)
    {
        this.options = options.Value;
        single = new(() => Create(bulk: false));
        bulk = new(() => Create(bulk: true));
    }

    public CosmosClient Single => single.Value;

    public CosmosClient Bulk => options.Bulk ?? options.ConnectionString is null ? bulk.Value : single.Value;

    public void Dispose()
    {
        foreach (var client in new[] { single, bulk }.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private CosmosClient Create(bool bulk)
    {
        var settings = new CosmosClientOptions
        {
            ApplicationName = "Kashf",
            ConnectionMode = options.ConnectionMode,
            LimitToEndpoint = options.LimitToEndpoint,
            AllowBulkExecution = bulk,
            EnableContentResponseOnWrite = false,
            MaxRetryAttemptsOnRateLimitedRequests = options.MaxRetryAttempts,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(options.MaxRetryWaitSeconds),
            UseSystemTextJsonSerializerWithOptions = CosmosJson.Options,
        };
        return options.ConnectionString is { } keyed
            ? new CosmosClient(keyed, settings)
            : new CosmosClient(options.AccountEndpoint, AppIdentity.Credential(options.ManagedIdentityClientId), settings);
    }
}
