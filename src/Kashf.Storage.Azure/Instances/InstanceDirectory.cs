using System.Runtime.CompilerServices;
using Kashf.Storage.Azure.Cosmos;

namespace Kashf.Storage.Azure.Instances;

/// <summary>
/// The orchestrations of all servers on one storage: which of them runs which, and what clients are told of them. Every write
/// is conditional. A store out of reach is a <c>StorageUnavailableException</c>; the write may have happened then or not.
/// </summary>
public sealed class InstanceDirectory
{
    private readonly CosmosContainer container;

    internal InstanceDirectory(CosmosContainers containers) => container = containers.Instances;

    /// <returns>Null where there is no instance of this id.</returns>
    public async Task<StoredInstance?> FindAsync(string instanceId, CancellationToken cancellation) =>
        await container.FindAsync<InstanceDocument>(
            InstanceDocument.IdOf(instanceId), InstanceDocument.KeyOf(instanceId), "instances.find", cancellation) is { } found
            ? new StoredInstance(found.Document.Instance, found.ETag)
            : null;

    /// <returns>False where there is an instance of this id.</returns>
    public async Task<bool> TryCreateAsync(SharedInstance instance, CancellationToken cancellation) =>
        await container.TryCreateAsync(
            InstanceDocument.Of(instance), InstanceDocument.KeyOf(instance.InstanceId), "instances.create", cancellation) is not null;

    /// <returns>False where the stored one has another ETag, or is gone.</returns>
    public async Task<bool> TryReplaceAsync(SharedInstance instance, string etag, CancellationToken cancellation)
    {
        var document = InstanceDocument.Of(instance);
        var key = InstanceDocument.KeyOf(instance.InstanceId);
        return await container.TryReplaceAsync(document, document.Id, key, etag, "instances.replace", cancellation) is not null;
    }

    /// <summary>Tells how an instance stands.</summary>
    /// <returns>False where it is gone, or has another assignment: whoever asks does not run it any more.</returns>
    public async Task<bool> TryPublishAsync(SharedInstance instance, CancellationToken cancellation)
    {
        while (await FindAsync(instance.InstanceId, cancellation) is { } stored && stored.Instance.Assignment == instance.Assignment)
        {
            if (stored.Instance == instance || await TryReplaceAsync(instance, stored.ETag, cancellation))
                return true;
        }

        return false;
    }

    /// <returns>False where the stored one has another ETag, or is gone.</returns>
    public Task<bool> TryDeleteAsync(string instanceId, string etag, CancellationToken cancellation) => container.TryDeleteAsync(
        InstanceDocument.IdOf(instanceId), InstanceDocument.KeyOf(instanceId), etag, "instances.delete", cancellation);

    /// <summary>Asks every partition: for background work alone.</summary>
    /// <returns>By id, in ordinal order.</returns>
    public async IAsyncEnumerable<StoredInstance> ListAsync(InstanceFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in container.QueryAsync<InstanceDocument>(filter.ToQuery(), null, "instances.list", cancellation: cancellation))
            yield return document.ToStored();
    }
}
