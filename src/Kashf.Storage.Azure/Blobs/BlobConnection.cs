using Azure.Core;
using Azure.Storage.Blobs;
using Kashf.Storage.Azure.Configuration;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Blobs;

/// <summary>The way to the storage account.</summary>
internal sealed class BlobConnection(IOptions<BlobOptions> options)
{
    private readonly Lazy<BlobServiceClient> client = new(() => Create(options.Value));

    public BlobOptions Settings => options.Value;

    public BlobContainerClient Container(string name) => client.Value.GetBlobContainerClient(name);

    /// <inheritdoc cref="BlobFaults.GuardAsync"/>
    public Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        BlobFaults.GuardAsync(call, TimeSpan.FromSeconds(Settings.RequestTimeoutSeconds), cancellation);

    private static BlobServiceClient Create(BlobOptions options)
    {
        var settings = options.ServiceVersion is { } version ? new BlobClientOptions(version) : new BlobClientOptions();
        settings.Retry.Mode = RetryMode.Exponential;
        settings.Retry.MaxRetries = options.MaxRetryAttempts;
        settings.Retry.MaxDelay = TimeSpan.FromSeconds(options.MaxRetryDelaySeconds);
        settings.Retry.NetworkTimeout = TimeSpan.FromSeconds(options.RequestTimeoutSeconds);
        return options.ConnectionString is { } keyed
            ? new BlobServiceClient(keyed, settings)
            : new BlobServiceClient(new Uri(options.ServiceUri!), AppIdentity.Credential(options.ManagedIdentityClientId), settings);
    }
}
