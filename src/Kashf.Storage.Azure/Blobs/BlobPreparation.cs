using Azure;
using Azure.Identity;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Blobs;

/// <summary>Makes or finds the containers, once; several processes may do so at the same time.</summary>
internal sealed class BlobPreparation(BlobConnection connection) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private volatile bool done;

    private string Address => connection.Settings.ConnectionString is null ? "Blobs:ServiceUri" : "Blobs:ConnectionString";

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
            foreach (var container in done ? [] : Containers())
            {
                await EnsureAsync(container.Setting, container.Name, cancellation);
            }

            done = true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private (string Setting, string Name)[] Containers() =>
    [
        ("Blobs:Models", connection.Settings.Models),
        ("Blobs:Files", connection.Settings.Files),
        ("Blobs:Jobs", connection.Settings.Jobs),
    ];

    private async Task EnsureAsync(string setting, string name, CancellationToken cancellation)
    {
        try
        {
            var exists = await connection.CallAsync(token => ExistsAsync(name, token), cancellation);
            if (!exists)
            {
                throw Invalid(
                    $"The blob container '{name}' ({setting}) is missing, and Blobs:CreateContainers is false. Make it with the template in infra, or set Blobs:CreateContainers to true.");
            }
        }
        catch (StorageUnavailableException e)
        {
            throw Invalid($"The storage account that {Address} names cannot be reached: {Reason(e.InnerException!)}");
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            throw Invalid(
                $"The storage account that {Address} names refuses this access. Is the key or signature of this account, and still in force? Without one, the identity needs the role 'Storage Blob Data Contributor'.");
        }
    }

    private async Task<bool> ExistsAsync(string name, CancellationToken cancellation)
    {
        var container = connection.Container(name);
        if (await container.ExistsAsync(cancellation))
        {
            return true;
        }

        if (connection.Settings.CreateContainers)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        return connection.Settings.CreateContainers;
    }

    private static string Reason(Exception fault) => fault switch
    {
        AuthenticationFailedException => "no identity was found. Is the app signed in, and Blobs:ManagedIdentityClientId right?",
        OperationCanceledException => "it did not answer within Blobs:RequestTimeoutSeconds.",
        _ => "is the address right, and the network open?",
    };

    private static OptionsValidationException Invalid(string message) => new(BlobOptions.Section, typeof(BlobOptions), [message]);
}
