using System.Text;
using System.Text.Json;

namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>What came back over the wire.</summary>
/// <param name="retryAfter">When to ask again, where the answer says so.</param>
public sealed class Answer(string request, int status, string? contentType, byte[] body, TimeSpan? retryAfter = null)
{
    private readonly Lazy<JsonElement> json = new(() => Parse(request, status, body));

    public int Status { get; } = status;

    public string? ContentType { get; } = contentType;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    public string Text { get; } = Encoding.UTF8.GetString(body);

    public JsonElement Json => json.Value;

    /// <summary>The answer's bytes where the request succeeded with a CSV file.</summary>
    public byte[] OkCsv()
    {
        Assert.True(Status == 200, $"{request} was answered with {Status}: {Text}");
        Assert.Equal("text/csv; charset=utf-8", ContentType);
        return body;
    }

    /// <summary>The answer's JSON where the request succeeded; the test fails where it did not.</summary>
    public JsonElement Ok()
    {
        Assert.True(Status == 200, $"{request} was answered with {Status}: {Text}");
        Assert.Equal("application/json; charset=utf-8", ContentType);
        return Json;
    }

    /// <summary>Holds the answer against the contract's form of an error, and gives its messages by field.</summary>
    public JsonElement Problem(params int[] statuses)
    {
        Assert.True(statuses.Contains(Status), $"{request} was answered with {Status}, not {string.Join(" or ", statuses)}: {Text}");
        Assert.Equal("application/problem+json; charset=utf-8", ContentType);
        Assert.StartsWith("urn:kashf:error:", Json.GetProperty("type").GetString());
        Assert.NotEqual("", Json.GetProperty("title").GetString());
        Assert.Equal(Status, Json.GetProperty("status").GetInt32());
        Assert.NotEqual("", Json.GetProperty("detail").GetString());
        Assert.NotEqual("", Json.GetProperty("traceId").GetString());
        Assert.DoesNotContain("   at ", Text);
        return Json.GetProperty("errors");
    }

    public override string ToString() => $"{request} -> {Status} {ContentType}: {Text}";

    private static JsonElement Parse(string request, int status, byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{request} was answered with {status} and no JSON: {Encoding.UTF8.GetString(body)}", exception);
        }
    }
}
