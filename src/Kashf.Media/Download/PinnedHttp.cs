using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Download;

/// <summary>
/// Sends a request to addresses that were checked beforehand: the connection never looks the name up again. No proxy, no
/// cookies, no credentials, no redirects, no decompression.
/// </summary>
internal sealed class PinnedHttp : IDisposable
{
    private const int HeaderKilobytes = 64;

    private static readonly HttpRequestOptionsKey<IPAddress[]> Addresses = new("kashf-checked-addresses");

    private readonly HttpMessageInvoker http;
    private readonly IDialer dialer;
    private readonly ProductInfoHeaderValue userAgent;

    [SuppressMessage("Reliability", "CA2000", Justification = "the invoker disposes of its handler")]
    public PinnedHttp(IDialer dialer, IOptions<DownloadOptions> options)
    {
        this.dialer = dialer;
        userAgent = ProductInfoHeaderValue.Parse(options.Value.UserAgent);
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(options.Value.ConnectSeconds),
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = HeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromSeconds(options.Value.ConnectionSeconds),
            UseCookies = false,
            UseProxy = false,
        });
    }

    /// <returns>The answer, of which only the head was read.</returns>
    public async Task<HttpResponseMessage> GetAsync(Uri url, IPAddress[] checkedAddresses, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.UserAgent.Add(userAgent);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        request.Options.Set(Addresses, checkedAddresses);
        return await http.SendAsync(request, cancellation);
    }

    public void Dispose() => http.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation) =>
        context.InitialRequestMessage.Options.TryGetValue(Addresses, out var addresses)
            ? await dialer.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation)
            : throw new InvalidOperationException("a request without checked addresses must not connect");
}
