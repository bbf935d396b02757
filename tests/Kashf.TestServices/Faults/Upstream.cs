using System.Net.Http.Headers;

namespace Kashf.TestServices.Faults;

/// <summary>Hands requests on to the store, byte for byte.</summary>
internal sealed class Upstream(int port) : IDisposable
{
    private static readonly HashSet<string> OfOneConnection =
        new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Proxy-Connection", "Upgrade", "Expect" };

    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null });

    /// <remarks>Goes on where the client gives up meanwhile: what was sent arrives.</remarks>
    /// <exception cref="HttpRequestException">The store does not answer.</exception>
    public async Task<ProxiedAnswer> SendAsync(ProxiedRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri($"http://127.0.0.1:{port}{request.Path}", AsItIs));
        if (request.Body.Length > 0)
            message.Content = new ByteArrayContent(request.Body);
        foreach (var (name, value) in request.Headers.Where(header => !OfOneConnection.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(message, CancellationToken.None);
        var body = await response.Content.ReadAsByteArrayAsync();
        return new ProxiedAnswer((int)response.StatusCode, [.. Named(response.Headers), .. Named(response.Content.Headers)], body);
    }

    public void Dispose() => http.Dispose();

    private static IEnumerable<(string Name, string[] Values)> Named(HttpHeaders headers) =>
        from header in headers.NonValidated
        where !OfOneConnection.Contains(header.Key)
        select (header.Key, header.Value.ToArray());
}
