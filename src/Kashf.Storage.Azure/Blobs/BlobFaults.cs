using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Identity;
using Kashf.Core.Storage;

namespace Kashf.Storage.Azure.Blobs;

/// <summary>Tells a store out of reach from the ordinary answers and from errors of ours.</summary>
internal static class BlobFaults
{
    private const string Store = "Blob Storage";

    /// <summary>Runs the call within the time limit.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer, or asks for patience.</exception>
    public static async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit);
        try
        {
            return await call(limited.Token);
        }
        catch (RequestFailedException e) when (e.Status is 0 or 408 or 429 or >= 500)
        {
            throw new StorageUnavailableException(Store, RetryAfter(e), e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new StorageUnavailableException(Store, null, e);
        }
        catch (Exception e) when (e is AggregateException or HttpRequestException or TimeoutException or IOException or AuthenticationFailedException
            or KeyNotFoundException or JsonException or XmlException)
        {
            // The last three: the client does not understand the answer, which then is of something between it and the store.
            throw new StorageUnavailableException(Store, null, e);
        }
    }

    private static TimeSpan? RetryAfter(RequestFailedException fault) =>
        fault.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) == true && int.TryParse(value, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
