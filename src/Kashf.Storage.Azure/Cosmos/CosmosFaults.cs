using System.Globalization;
using System.Net;
using Azure.Identity;
using Kashf.Core.Storage;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>Tells a store out of reach from the ordinary answers and from errors of ours.</summary>
internal static class CosmosFaults
{
    public const string Store = "Cosmos DB";

    /// <summary>Runs the call within the time limit.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer, or asks for patience.</exception>
    /// <exception cref="RecordTooLargeException">A document passes the store's limit.</exception>
    public static async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit);
        try
        {
            return await call(limited.Token);
        }
        catch (CosmosException e) when (IsUnavailable(e.StatusCode, e.SubStatusCode))
        {
            throw new StorageUnavailableException(Store, e.RetryAfter, e);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.RequestEntityTooLarge)
        {
            throw new RecordTooLargeException(Store, e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new StorageUnavailableException(Store, null, e);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException or AuthenticationFailedException)
        {
            throw new StorageUnavailableException(Store, null, e);
        }
    }

    public static void ThrowIfFault(ResponseMessage response)
    {
        if (IsUnavailable(response.StatusCode, SubStatus(response)))
        {
            throw new StorageUnavailableException(Store, RetryAfter(response), Failure(response));
        }

        if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge)
        {
            throw new RecordTooLargeException(Store, Failure(response));
        }
    }

    /// <summary>The answer as an exception, for what no caller expects.</summary>
    public static CosmosException Failure(ResponseMessage response) => new(
        response.ErrorMessage ?? $"Cosmos DB answered {(int)response.StatusCode}.",
        response.StatusCode,
        SubStatus(response),
        response.Headers.ActivityId,
        response.Headers.RequestCharge);

    // 404 with a sub-status does not say that a document is absent: a replica lags behind (1002), or the container is gone (1003).
    private static bool IsUnavailable(HttpStatusCode status, int subStatus) => (int)status switch
    {
        404 => subStatus != 0,
        408 or 410 or 429 or 449 => true,
        >= 500 => true,
        _ => false,
    };

    private static TimeSpan? RetryAfter(ResponseMessage response) =>
        double.TryParse(response.Headers["x-ms-retry-after-ms"], CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    private static int SubStatus(ResponseMessage response) =>
        int.TryParse(response.Headers["x-ms-substatus"], out var subStatus) ? subStatus : 0;
}
