using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Documentation;

/// <summary>Holds answers against the API document, and remembers of which operations.</summary>
internal sealed class DocumentedAnswers(ApiClient client, JsonElement document)
{
    private readonly HashSet<string> operations = [];

    public ApiClient Client => client;

    public IEnumerable<string> Checked => operations;

    public IEnumerable<string> Documented =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name} {path.Name}"));

    public static async Task<DocumentedAnswers> OfAsync(ApiClient client) => new(client, (await client.GetAsync("/openapi.json")).Ok());

    public async Task<JsonElement> PostAsync(string path, object body) => Match("post", path, await client.PostAsync(path, body)).Json;

    public async Task GetAsync(string path) => Match("get", path, await client.GetAsync(path));

    /// <param name="path">As the document has it.</param>
    public Answer Match(string method, string path, Answer answer)
    {
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
        Assert.Null(AnswerSchema.Mismatch(document, operation, answer));
        operations.Add($"{method} {path}");
        return answer;
    }
}
