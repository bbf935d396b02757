using System.Text;
using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tests.Hosting.Requests;

public sealed class RequestReaderTests
{
    private const string Body = """{"name":"نام","tag_id":7,"active":false,"contents":["یک","two"]}""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/vnd.api+json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/octet-stream")]
    [InlineData("text/plain;charset=UTF-8")]
    [InlineData("image/png")]
    [InlineData("not a media type")]
    [InlineData("")]
    [InlineData(null)]
    public async Task ReadAsync_Json_IsReadWhateverTheContentType(string? contentType)
    {
        var read = await new SentRequest(Encoding.UTF8.GetBytes(Body), contentType).ReadAsync<SampleRequest>();
        AssertBody(Succeeded(read));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task ReadAsync_ByteOrderMarkAndSpaces_ArePassedOver(string contentType)
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(" \r\n\t" + Body)];
        foreach (var chunk in new[] { 1, 2, 4, 64 })
        {
            var read = await new SentRequest(body, contentType) { ChunkBytes = chunk, HasLength = false }.ReadAsync<SampleRequest>();
            AssertBody(Succeeded(read));
        }
    }

    [Fact]
    public async Task ReadAsync_TrailingCommasAndUnknownFields_AreTaken()
    {
        var read = await SentRequest.Json("""{"name":"x","unknown":{"a":[1,2,],},"contents":["a",],}""").ReadAsync<SampleRequest>();
        Assert.Equal("a", Assert.Single(Succeeded(read).Contents).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("null")]
    public async Task ReadAsync_NoBody_SaysSo(string body) =>
        Assert.Equal("body-missing", Refused(await SentRequest.Json(body).ReadAsync<SampleRequest>()).Code);

    [Theory]
    [InlineData("{", 1, 2)]
    [InlineData("{\"name\":\n  nonsense}", 2, 4)]
    [InlineData("{\"name\":\"x\"} extra", 1, 14)]
    [InlineData("{'name':1}", 1, 2)]
    [InlineData("{\"name\":\"\n\"}", 1, 10)]
    public async Task ReadAsync_MalformedJson_TellsWhere(string body, int line, int position)
    {
        var error = Refused(await SentRequest.Json(body).ReadAsync<SampleRequest>());
        Assert.Equal((ErrorKind.Invalid, "json-malformed"), (error.Kind, error.Code));
        Assert.Equal($"the body is not valid JSON: look at line {line}, byte {position}", error.Detail);
    }

    [Fact]
    public async Task ReadAsync_NestedTooDeep_IsRefused()
    {
        var body = $$"""{"name":"x","deep":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        Assert.Equal("json-malformed", Refused(await SentRequest.Json(body).ReadAsync<SampleRequest>()).Code);
    }

    [Theory]
    [InlineData("""{"name":5}""", "name", "must be a text in valid Unicode")]
    [InlineData("""{"name":["x"]}""", "name", "must be a text in valid Unicode")]
    [InlineData("""{"name":"\ud800"}""", "name", "must be a text in valid Unicode")]
    [InlineData("""{"name":"x","tag_id":"seven"}""", "tag_id", "must be a whole number")]
    [InlineData("""{"name":"x","tag_id":1.5}""", "tag_id", "must be a whole number")]
    [InlineData("""{"name":"x","tag_id":99999999999999999999}""", "tag_id", "must be a whole number")]
    [InlineData("""{"name":"x","active":"perhaps"}""", "active", "must be true or false")]
    [InlineData("""{"name":"x","active":null}""", "active", "must be true or false")]
    [InlineData("""{"name":"x","share":{}}""", "share", "must be a number")]
    [InlineData("""{"name":"x","task_ids":"one"}""", "task_ids", "must be a list")]
    [InlineData("""{"name":"x","task_ids":[1]}""", "task_ids[0]", "must be a text in valid Unicode")]
    [InlineData("""{"name":"x","contents":"one"}""", "contents", "must be a list")]
    [InlineData("""[]""", "body", "must be an object")]
    [InlineData("""5""", "body", "must be an object")]
    [InlineData("""{}""", "name", "is required")]
    [InlineData("""{"name":null}""", "name", "is required")]
    public async Task ReadAsync_WrongField_IsNamedWithWhatItMustBe(string body, string field, string message)
    {
        var error = Refused(await SentRequest.Json(body).ReadAsync<SampleRequest>());
        Assert.Equal((ErrorKind.Invalid, "invalid-field"), (error.Kind, error.Code));
        Assert.Equal((field, message), (Assert.Single(error.Fields).Key, error.Fields[field][0]));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task ReadAsync_InvalidUtf8_SaysSo(string? contentType)
    {
        byte[] body = [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Equal("body-not-utf8", Refused(await new SentRequest(body, contentType).ReadAsync<SampleRequest>()).Code);
    }

    [Fact]
    public async Task ReadAsync_NulInAText_ReachesTheUseCase()
    {
        var read = await SentRequest.Json("""{"name":"x","contents":["a\u0000b"]}""").ReadAsync<SampleRequest>();
        Assert.Equal("a\0b", Succeeded(read).Contents[0].Value);
    }

    [Theory]
    [InlineData("image/png", new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    [InlineData("text/xml", new byte[] { 0x3C, 0x61, 0x2F, 0x3E })]
    [InlineData("multipart/mixed; boundary=x", new byte[] { 0x2D, 0x2D, 0x78 })]
    public async Task ReadAsync_ForeignMediaType_IsUnsupported(string contentType, byte[] body)
    {
        var error = Refused(await new SentRequest(body, contentType).ReadAsync<SampleRequest>());
        Assert.Equal((ErrorKind.UnsupportedMediaType, "media-type-unsupported"), (error.Kind, error.Code));
        Assert.Contains(contentType.Split(';')[0], error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", false)]
    [InlineData("identity", true)]
    [InlineData("Identity", true)]
    public async Task ReadAsync_ContentEncoding_OnlyIdentityIsTaken(string encoding, bool taken)
    {
        var read = await (SentRequest.Json(Body) with { ContentEncoding = encoding }).ReadAsync<SampleRequest>();
        Assert.Equal(taken ? null : "content-encoding-unsupported", read.Error?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReadAsync_MoreBytesThanTaken_IsTooLarge(bool hasLength)
    {
        var sent = SentRequest.Json($$"""{"name":"{{new string('x', 5000)}}"}""") with { BodyBytes = 1024, HasLength = hasLength };
        Assert.Equal((ErrorKind.TooLarge, "body-too-large"), Kind(Refused(await sent.ReadAsync<SampleRequest>())));
        Assert.Null((await (sent with { BodyBytes = sent.Body.Length }).ReadAsync<SampleRequest>()).Error);
    }

    internal static (ErrorKind, string) Kind(Error error) => (error.Kind, error.Code);

    internal static T Succeeded<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error?.Detail);
        return result.Value;
    }

    internal static Error Refused<T>(Result<T> result)
    {
        Assert.False(result.IsSuccess);
        return result.Error;
    }

    private static void AssertBody(SampleRequest read)
    {
        Assert.Equal(("نام", 7L, false), (read.Name, read.TagId, read.Active));
        Assert.Equal(["یک", "two"], read.Contents.Select(element => element.Value));
    }
}
