using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kashf.EndToEnd.Tests.Examples;

public enum BodyForm
{
    Json,
    NoContentType,
    CurlData,
    ByteOrderMark,
    UrlEncodedForm,
    MultipartForm,
}

public enum PathForm
{
    TrailingSlash,
    NoTrailingSlash,
    MixedCase,
}

/// <summary>One of the ways in which clients send the same request.</summary>
public sealed record Way(BodyForm Body, PathForm Path, string Scheme)
{
    private const string Json = "application/json";
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true };

    public static IEnumerable<Way> All =>
        from body in Enum.GetValues<BodyForm>()
        from path in Enum.GetValues<PathForm>()
        from scheme in new[] { "Token ", "Bearer ", "" }
        select new Way(body, path, scheme);

    public bool IsForm => Body is BodyForm.UrlEncodedForm or BodyForm.MultipartForm;

    public HttpRequestMessage Post(string path, string body, string key) =>
        Authorized(new HttpRequestMessage(HttpMethod.Post, Spell(path)) { Content = Content(body) }, key);

    public HttpRequestMessage Get(string path, string key) => Authorized(new HttpRequestMessage(HttpMethod.Get, Spell(path)), key);

    private HttpRequestMessage Authorized(HttpRequestMessage request, string key)
    {
        request.Headers.TryAddWithoutValidation("Authorization", Scheme + key);
        return request;
    }

    private string Spell(string path) => Path switch
    {
        PathForm.NoTrailingSlash => path.TrimEnd('/'),
        PathForm.MixedCase => string.Concat(path.Select((letter, i) => i % 2 == 0 ? letter : char.ToUpperInvariant(letter))),
        _ => path,
    };

    private HttpContent Content(string body) => Body switch
    {
        BodyForm.Json => Bytes(Encoding.UTF8.GetBytes(body), Json),
        BodyForm.NoContentType => Bytes(Encoding.UTF8.GetBytes(body), null),
        BodyForm.CurlData => Bytes(Encoding.UTF8.GetBytes(WithoutLineEnds(body)), UrlEncoded),
        BodyForm.ByteOrderMark => Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(body)], Json),
        BodyForm.UrlEncodedForm => new FormUrlEncodedContent(Fields(body)),
        _ => Multipart(body),
    };

    /// <summary>curl's <c>--data</c> leaves out line ends that it reads from a file.</summary>
    private static string WithoutLineEnds(string body) => body.ReplaceLineEndings("");

    private static ByteArrayContent Bytes(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        return content;
    }

    private static MultipartFormDataContent Multipart(string body)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(body))
            content.Add(new StringContent(value), name);
        return content;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string body)
    {
        using var document = JsonDocument.Parse(body, Lenient);
        return [.. document.RootElement.EnumerateObject().SelectMany(property => Values(property.Value).Select(value => KeyValuePair.Create(property.Name, value)))];
    }

    private static IEnumerable<string> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(element => element.ToString()) : [Text(value)];

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
