using System.Buffers;
using System.Net;
using Kashf.Core.Results;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Download;

/// <summary>
/// Fetches files from addresses that users give, without letting them reach what lies inside: http and https on their
/// usual ports only; each host is looked up once, every one of its addresses must be public, and the connection goes to
/// those addresses; redirects are followed by hand and checked alike. See <see cref="DownloadOptions"/> for its limits.
/// </summary>
public sealed class DownloadClient
{
    private const int BlockBytes = 128 << 10;

    private readonly AddressGuard guard;
    private readonly PinnedHttp http;
    private readonly DownloadOptions options;
    private readonly TimeProvider time;

    internal DownloadClient(AddressGuard guard, PinnedHttp http, IOptions<DownloadOptions> options, TimeProvider time)
    {
        this.guard = guard;
        this.http = http;
        this.options = options.Value;
        this.time = time;
    }

    /// <summary>Copies the file at an address.</summary>
    /// <param name="url">Absolute.</param>
    /// <param name="destination">Where an error is returned it may hold a part, to be thrown away. What it throws is thrown on.</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="cancellation">Ends the download with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Or an error: <see cref="ErrorKind.Invalid"/> where the address can't be one of a file on the web,
    /// <see cref="ErrorKind.Unprocessable"/> where it is not fetched, or not to be had.</returns>
    public async Task<Result<DownloadedFile>> DownloadAsync(
        Uri url, Stream destination, DownloadLimits limits, CancellationToken cancellation)
    {
        var limit = limits.Time ?? TimeSpan.FromSeconds(options.TotalSeconds);
        using var clock = new DownloadClock(limit, options, time, cancellation);
        for (var redirects = 0; redirects <= options.Redirects; redirects++)
        {
            var opened = await AttemptAsync(url, clock, () => OpenAsync(url, clock.Token));
            if (!opened.IsSuccess)
                return redirects == 0 ? opened.Error : opened.Error with { Kind = ErrorKind.Unprocessable };
            using var response = opened.Value;
            if (!Redirect.Is(response.StatusCode))
                return await ReceiveAsync(url, response, destination, limits, clock);
            var next = Redirect.Target(url, response);
            if (!next.IsSuccess)
                return next.Error;
            url = next.Value;
        }

        return DownloadErrors.TooManyRedirects(url, options.Redirects);
    }

    private async Task<Result<HttpResponseMessage>> OpenAsync(Uri url, CancellationToken cancellation)
    {
        var addresses = await guard.CheckAsync(url, cancellation);
        return await addresses.MapAsync(known => http.GetAsync(url, known, cancellation));
    }

    private static async Task<Result<DownloadedFile>> ReceiveAsync(
        Uri url, HttpResponseMessage response, Stream destination, DownloadLimits limits, DownloadClock clock)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return DownloadErrors.Status(url, response.StatusCode);
        var head = response.Content.Headers;
        if (head.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            return DownloadErrors.Encoded(url);
        if (head.ContentLength > limits.Bytes)
            return DownloadErrors.TooLarge(url, limits.Bytes);

        if (limits.Arriving is { } arriving)
            await clock.PauseAsync(caller => arriving(head.ContentLength, caller));
        await using var body = await response.Content.ReadAsStreamAsync(clock.Caller);
        var copied = await CopyAsync(url, body, destination, limits.Bytes, clock);
        return copied.Map(length => new DownloadedFile(url, head.ContentType?.MediaType?.ToLowerInvariant(), length));
    }

    private static async Task<Result<long>> CopyAsync(Uri url, Stream body, Stream destination, long limit, DownloadClock clock)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            var length = 0L;
            while (true)
            {
                var read = await AttemptAsync(url, clock, async () => (Result<int>)await body.ReadAsync(block, clock.Token));
                if (!read.IsSuccess)
                    return read.Error;
                if (read.Value == 0)
                    return length;
                length += read.Value;
                if (length > limit)
                    return DownloadErrors.TooLarge(url, limit);
                clock.Count(read.Value);
                await destination.WriteAsync(block.AsMemory(0, read.Value), clock.Caller);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>Turns what can go wrong on the way into an error; what is ours to mend is thrown on.</summary>
    private static async Task<Result<T>> AttemptAsync<T>(Uri url, DownloadClock clock, Func<Task<Result<T>>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (OperationCanceledException) when (!clock.Caller.IsCancellationRequested)
        {
            return clock.Expired(url) ?? DownloadErrors.Failed(url);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return DownloadErrors.Failed(url);
        }
    }
}
