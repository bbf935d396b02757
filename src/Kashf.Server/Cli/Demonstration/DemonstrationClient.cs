using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Server.Cli.Demonstration;

/// <summary>Talks to the server as any client does: over HTTP, by the contract.</summary>
internal sealed class DemonstrationClient : IDisposable
{
    private readonly HttpClient http;

    public DemonstrationClient(string address, string key) => http = new HttpClient
    {
        BaseAddress = new Uri(address),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Token", key) },
    };

    public async Task<JsonNode> PostAsync(string endpoint, object body, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync($"/api/{endpoint}/", body, WireJson.Options, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidDataException($"{endpoint} answered {(int)answer.StatusCode}: {text}");
    }

    public void Dispose() => http.Dispose();
}
