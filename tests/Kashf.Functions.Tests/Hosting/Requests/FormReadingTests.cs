using System.Text;
using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tests.Hosting.Requests;

public sealed class FormReadingTests
{
    [Fact]
    public async Task ReadAsync_UrlEncoded_ReadsFieldsOfEachKind()
    {
        var read = await SentRequest.Form("name=%D9%86%D8%A7%D9%85+x&tag_id=7&active=0&share=0.5&contents=a&contents=b%26c&task_ids=t")
            .ReadAsync<SampleRequest>();

        var body = RequestReaderTests.Succeeded(read);
        Assert.Equal(("نام x", 7L, false, 0.5), (body.Name, body.TagId, body.Active, body.Share));
        Assert.Equal(["a", "b&c"], body.Contents.Select(element => element.Value));
        Assert.Equal(["t"], body.TaskIds);
    }

    [Fact]
    public async Task ReadAsync_Multipart_ReadsFieldsOfEachKind()
    {
        var read = await Multipart(("name", "نام"), ("tag_id", "7"), ("contents", "یک"), ("contents", "two\r\nlines")).ReadAsync<SampleRequest>();

        var body = RequestReaderTests.Succeeded(read);
        Assert.Equal(("نام", 7L), (body.Name, body.TagId));
        Assert.Equal(["یک", "two\r\nlines"], body.Contents.Select(element => element.Value));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("FALSE", false)]
    [InlineData("0", false)]
    public async Task ReadAsync_BooleanWords_AreRead(string word, bool expected) =>
        Assert.Equal(expected, RequestReaderTests.Succeeded(await SentRequest.Form($"name=x&active={word}").ReadAsync<SampleRequest>()).Active);

    [Theory]
    [InlineData("name=x&active=maybe", "active", "must be true or false")]
    [InlineData("name=x&tag_id=", "tag_id", "must be a whole number")]
    [InlineData("name=x&name=y", "name", "must be a text in valid Unicode")]
    [InlineData("active=true", "name", "is required")]
    public async Task ReadAsync_WrongField_IsNamed(string form, string field, string message) =>
        Assert.Equal([message], RequestReaderTests.Refused(await SentRequest.Form(form).ReadAsync<SampleRequest>()).Fields[field]);

    [Fact]
    public async Task ReadAsync_FormForAList_IsItsOneElement()
    {
        var read = await SentRequest.Form("name=x&tag_id=7").ReadAsync<Elements<SampleRequest>>();
        Assert.Equal(("x", 7L), Assert.Single(RequestReaderTests.Succeeded(read)) is { Value: { } value } ? (value.Name, value.TagId) : default);
    }

    [Fact]
    public async Task ReadAsync_AsManyValuesAsARequestMayBring_AreRead()
    {
        var form = "name=x" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"&contents={i}"));
        Assert.Equal(10_000, RequestReaderTests.Succeeded(await SentRequest.Form(form).ReadAsync<SampleRequest>()).Contents.Count);
    }

    [Fact]
    public async Task ReadAsync_LongValue_IsReadWithinTheBodysLimit()
    {
        var value = new string('x', 5 << 20);
        var read = await SentRequest.Form($"name=x&contents={value}").ReadAsync<SampleRequest>();
        Assert.Equal(value, RequestReaderTests.Succeeded(read).Contents[0].Value);
    }

    [Fact]
    public async Task ReadAsync_MultipartWithAsMuchAsARequestMayBring_IsRead()
    {
        var value = new string('x', 5 << 20);
        var read = await Multipart([("name", "x"), ("contents", value), .. Enumerable.Range(0, 9_999).Select(i => ("contents", $"{i}"))]).ReadAsync<SampleRequest>();
        Assert.Equal((10_000, value), (RequestReaderTests.Succeeded(read).Contents.Count, read.Value!.Contents[0].Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReadAsync_FormOfMoreBytesThanTaken_IsTooLarge(bool hasLength)
    {
        var sent = SentRequest.Form("name=" + new string('x', 5000)) with { BodyBytes = 1024, HasLength = hasLength };
        Assert.Equal((ErrorKind.TooLarge, "body-too-large"), RequestReaderTests.Kind(RequestReaderTests.Refused(await sent.ReadAsync<SampleRequest>())));
    }

    [Theory]
    [InlineData("a%00b", "a\0b")]
    [InlineData("100%", "100%")]
    [InlineData("%zz", "%zz")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData("%F0%9F%8D%95", "🍕")]
    public async Task ReadAsync_EncodedValue_ArrivesDecoded(string encoded, string expected) =>
        Assert.Equal(expected, RequestReaderTests.Succeeded(await SentRequest.Form($"&name=x&&contents={encoded}&").ReadAsync<SampleRequest>()).Contents[0].Value);

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { (byte)'%', (byte)'C', (byte)'3', (byte)'(' })]
    public async Task ReadAsync_FormInInvalidUtf8_SaysSo(byte[] value)
    {
        byte[] body = [.. "name="u8, .. value];
        Assert.Equal("body-not-utf8", RequestReaderTests.Refused(await new SentRequest(body, "application/x-www-form-urlencoded").ReadAsync<SampleRequest>()).Code);
    }

    [Theory]
    [InlineData("", new byte[] { 0xC3, 0x28 })]
    [InlineData("\r\nContent-Type: text/plain; charset=windows-1256", new byte[] { 0xC7, 0xE1 })]
    [InlineData("\r\nContent-Type: text/plain; charset=utf-16", new byte[] { 0x41, 0x00 })]
    public async Task ReadAsync_MultipartInInvalidUtf8_SaysSo(string header, byte[] value)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"name\"{header}\r\n\r\n"), .. value, .. "\r\n--x--\r\n"u8];
        Assert.Equal("body-not-utf8", RequestReaderTests.Refused(await new SentRequest(body, "multipart/form-data; boundary=x").ReadAsync<SampleRequest>()).Code);
    }

    [Theory]
    [InlineData("; filename=\"a.bin\"", new byte[] { 0xC3, 0x28 })]
    [InlineData("\r\nContent-Type: text/plain; charset=\"utf-8\"", new byte[] { 0x61 })]
    public async Task ReadAsync_MultipartWithFileOrCharset_ReadsTheFields(string header, byte[] value)
    {
        byte[] body =
        [
            .. "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nn\r\n"u8,
            .. Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"contents\"{header}\r\n\r\n"), .. value, .. "\r\n--x--\r\n"u8,
        ];
        var read = await new SentRequest(body, "multipart/form-data; boundary=x").ReadAsync<SampleRequest>();
        Assert.Equal("n", RequestReaderTests.Succeeded(read).Name);
    }

    [Fact]
    public async Task ReadAsync_MultipartOfMoreBytesThanTaken_IsTooLarge()
    {
        var sent = Multipart([("name", "x"), .. Enumerable.Range(0, 20).Select(i => ("contents", new string('x', 100)))]) with { BodyBytes = 1024, HasLength = false };
        Assert.Equal((ErrorKind.TooLarge, "body-too-large"), RequestReaderTests.Kind(RequestReaderTests.Refused(await sent.ReadAsync<SampleRequest>())));
    }

    [Theory]
    [InlineData("multipart/form-data", "--x--")]
    [InlineData("multipart/form-data; boundary=x", "no boundary here")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nunfinished")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense\r\n\r\nvalue\r\n--x--\r\n")]
    public async Task ReadAsync_BrokenMultipart_SaysThatTheFormIsMalformed(string contentType, string body) =>
        Assert.Equal("form-malformed", RequestReaderTests.Refused(await new SentRequest(Encoding.UTF8.GetBytes(body), contentType).ReadAsync<SampleRequest>()).Code);

    private static SentRequest Multipart(params (string Name, string Value)[] fields)
    {
        var parts = fields.Select(field => $"--edge\r\nContent-Disposition: form-data; name=\"{field.Name}\"\r\n\r\n{field.Value}\r\n");
        return new SentRequest(Encoding.UTF8.GetBytes(string.Concat(parts) + "--edge--\r\n"), "multipart/form-data; boundary=edge");
    }
}
