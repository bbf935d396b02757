using System.Text;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Bodies that are no request at all, at every endpoint.</summary>
public sealed class BodyTests(PlantedData data) : IClassFixture<PlantedData>
{
    private const string Json = "application/json";

    private static readonly string[] Malformed = ["{", "{\"dataset\":", "nonsense", "{'dataset': 'x'}", "{\"a\":1}{", "[{\"tag_id\": 1}", new string('[', 100)];

    private static readonly string[] NoRequest = ["", "  \n", "null", "\"text\"", "5", "true"];

    public static IEnumerable<TheoryDataRow<string>> Paths => Endpoint.All.Select(endpoint => new TheoryDataRow<string>(endpoint.Path));

    /// <summary>A new dataset is nobody else's.</summary>
    public static IEnumerable<TheoryDataRow<string>> PathsOfWhatExists => Paths.Where(path => path.Data != "/api/create_dataset/");

    [Theory, MemberData(nameof(Paths))]
    public async Task Post_MalformedJson_IsRefused(string path)
    {
        foreach (var body in Malformed)
        {
            var answer = await data.RefusedAsync(() => data.Client.PostTextAsync(path, body));
            answer.Problem(400);
            Assert.Equal("urn:kashf:error:json-malformed", answer.Json.GetProperty("type").GetString());
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Post_JsonThatIsNoRequest_IsRefused(string path)
    {
        foreach (var body in NoRequest.Append(Endpoint.At(path).TakesList ? "{}" : "[]"))
            (await data.RefusedAsync(() => data.Client.PostTextAsync(path, body))).Problem(400);
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Post_BodyOfAnotherMediaType_IsRefused(string path)
    {
        var xml = Encoding.UTF8.GetBytes("<dataset>iran</dataset>");
        (await data.RefusedAsync(() => data.Client.PostBytesAsync(path, xml, "text/xml"))).Problem(415);
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Post_BrokenForm_IsRefused(string path)
    {
        var form = Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=dataset\r\n\r\niran");
        (await data.RefusedAsync(() => data.Client.PostBytesAsync(path, form, "multipart/form-data; boundary=x"))).Problem(400);
        (await data.RefusedAsync(() => data.Client.PostBytesAsync(path, form, "multipart/form-data"))).Problem(400);
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Post_MissingOrUnknownKey_IsRefused(string path)
    {
        var endpoint = Endpoint.At(path);
        var body = endpoint.With(data, "unknown", "1");
        foreach (var key in new[] { null, "wrong", "Token", "\u06f1" })
        {
            using var nobody = data.Server.Client(null);
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, Json) };
            if (key is not null)
                request.Headers.TryAddWithoutValidation("Authorization", Uri.EscapeDataString(key));
            (await data.RefusedAsync(() => nobody.SendAsync(request))).Problem(401);
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Get_EndpointThatTakesPosts_IsRefused(string path) => (await data.Client.GetAsync(path)).Problem(405);

    [Theory]
    [InlineData("/api/")]
    [InlineData("/api/no_such_thing/")]
    [InlineData("/api/tag_texts/more/")]
    public async Task Post_UnknownPath_IsRefused(string path) => (await data.Client.PostTextAsync(path, "{}")).Problem(404);

    [Theory, MemberData(nameof(PathsOfWhatExists))]
    public async Task Post_AnotherAccountsResource_IsNotFound(string path)
    {
        var body = Endpoint.At(path).With(data, "unknown", "1");
        (await data.RefusedAsync(() => data.Stranger.PostTextAsync(path, body))).Problem(404);
        Assert.Equal("[]", (await data.Stranger.GetAsync("/api/list_datasets/")).Text);
    }

    [Fact]
    public async Task Post_AnotherAccountsSlug_IsFree()
    {
        var body = new { title = "همنام", slug = data.Slug, type = "text-tag" };
        var before = await data.SnapshotAsync();
        (await data.Stranger.PostAsync("/api/create_dataset/", body)).Ok();
        (await data.Stranger.PostAsync("/api/delete_dataset/", new { dataset = data.Slug })).Ok();
        Assert.Equal(before, await data.SnapshotAsync());
    }
}
