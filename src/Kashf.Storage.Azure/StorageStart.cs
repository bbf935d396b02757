using Kashf.Storage.Azure.Blobs;
using Kashf.Storage.Azure.Cosmos;
using Microsoft.Extensions.Hosting;

namespace Kashf.Storage.Azure;

/// <summary>Finds out before anything else starts what would otherwise fail at the first request.</summary>
internal sealed class StorageStart(CosmosPreparation cosmos, BlobPreparation blobs) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(cosmos.EnsureAsync(cancellationToken).AsTask(), blobs.EnsureAsync(cancellationToken).AsTask());

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
