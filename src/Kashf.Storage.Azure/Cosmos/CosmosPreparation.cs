using System.Net;
using Azure.Identity;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>Makes or finds the database and its containers, once; several processes may do so at the same time.</summary>
internal sealed class CosmosPreparation(CosmosClients clients, IOptions<CosmosOptions> options) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private volatile bool done;

    private CosmosOptions Settings => options.Value;

    private string Address => Settings.ConnectionString is null ? "Cosmos:AccountEndpoint" : "Cosmos:ConnectionString";

    /// <exception cref="OptionsValidationException">Names the setting and the remedy.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellation)
    {
        if (done)
        {
            return;
        }

        await turn.WaitAsync(cancellation);
        try
        {
            if (!done)
            {
                await PrepareAsync(cancellation);
                done = true;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        var limit = TimeSpan.FromSeconds(Settings.RequestTimeoutSeconds);
        try
        {
            if (Settings.CreateContainers)
            {
                var throughput = Settings.AutoscaleMaxRequestUnits is { } max ? ThroughputProperties.CreateAutoscaleThroughput(max) : null;
                await CosmosFaults.GuardAsync(
                    token => clients.Single.CreateDatabaseIfNotExistsAsync(Settings.Database, throughput, null, token), limit, cancellation);
            }

            foreach (var definition in ContainerDefinitions.All)
            {
                var found = await CosmosFaults.GuardAsync(token => FindAsync(definition, token), limit, cancellation);
                Check(definition, found);
            }
        }
        catch (StorageUnavailableException e)
        {
            throw Invalid($"The Cosmos DB account that {Address} names cannot be reached: {Reason(e.InnerException!)}");
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.Unauthorized)
        {
            throw Invalid($"The Cosmos DB account refuses the key or identity of {Address}. Is the key of this account, and still in force?");
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.Forbidden)
        {
            throw Invalid(
                $"The Cosmos DB account that {Address} names forbids this access. Without a key, the identity needs the role 'Cosmos DB Built-in Data Contributor', and Cosmos:CreateContainers must be false.");
        }
    }

    private async Task<ContainerProperties> FindAsync(ContainerProperties definition, CancellationToken cancellation)
    {
        var database = clients.Single.GetDatabase(Settings.Database);
        if (Settings.CreateContainers)
        {
            return await database.CreateContainerIfNotExistsAsync(definition, cancellationToken: cancellation);
        }

        try
        {
            return await database.GetContainer(definition.Id).ReadContainerAsync(cancellationToken: cancellation);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw Invalid(
                $"The Cosmos DB database '{Settings.Database}' or its container '{definition.Id}' is missing, and Cosmos:CreateContainers is false. Make it with the template in infra, or set Cosmos:CreateContainers to true.");
        }
    }

    // Neither can be changed in a container once made, and without the unique key two datasets could share a title.
    private void Check(ContainerProperties definition, ContainerProperties found)
    {
        if (!found.PartitionKeyPaths.SequenceEqual(definition.PartitionKeyPaths)
            || found.UniqueKeyPolicy.UniqueKeys.Count < definition.UniqueKeyPolicy.UniqueKeys.Count)
        {
            throw Invalid(
                $"The container '{definition.Id}' of the Cosmos DB database '{Settings.Database}' has another partition key or lacks its unique key. Name another database with Cosmos:Database.");
        }
    }

    private static string Reason(Exception fault) => fault switch
    {
        AuthenticationFailedException => "no identity was found. Is the app signed in, and Cosmos:ManagedIdentityClientId right?",
        OperationCanceledException => "it did not answer within Cosmos:RequestTimeoutSeconds.",
        CosmosException { StatusCode: HttpStatusCode.TooManyRequests } => "it asks for patience (429).",
        _ => "is the address right, and the network open?",
    };

    private static OptionsValidationException Invalid(string message) => new(CosmosOptions.Section, typeof(CosmosOptions), [message]);
}
