using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>Sends requests with one account's key.</summary>
public sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient http;

    /// <param name="handler">What sends the requests; disposed with the client.</param>
    public ApiClient(Uri address, string? key, HttpMessageHandler? handler = null)
    {
        http = new HttpClient(handler ?? new SocketsHttpHandler()) { BaseAddress = address, Timeout = Limit };
        if (key is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Token " + key);
    }

    public Uri Address => http.BaseAddress!;

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts a value as JSON.</summary>
    public Task<Answer> PostAsync(string path, object body) => PostTextAsync(path, JsonSerializer.Serialize(body));

    /// <summary>Posts a body as it is.</summary>
    public Task<Answer> PostTextAsync(string path, string body) => PostBytesAsync(path, Encoding.UTF8.GetBytes(body), "application/json");

    public Task<Answer> PostBytesAsync(string path, byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await http.SendAsync(request, TestContext.Current.CancellationToken))
        {
            var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            return new Answer($"{request.Method} {request.RequestUri}", (int)response.StatusCode, Text(response.Content.Headers.ContentType), body, response.Headers.RetryAfter?.Delta);
        }
    }

    /// <returns>The status, whatever the body; 0 where nobody answers.</returns>
    public async Task<int> TryGetStatusAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(path, cancellation);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    public void Dispose() => http.Dispose();

    private static string? Text(MediaTypeHeaderValue? contentType) => contentType?.ToString();
}
