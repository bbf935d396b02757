using System.Text;
using Kashf.Core.Results;
using Kashf.Media.Download;

namespace Kashf.Media.Tests.Download;

/// <summary>What a well-behaved server answers.</summary>
public sealed class DownloadClientTests : IAsyncDisposable
{
    private readonly PlayedInternet internet = new();

    public ValueTask DisposeAsync() => internet.DisposeAsync();

    [Theory]
    [InlineData(PlayedInternet.Ok, "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", "hello")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Type: text/csv\r\n\r\nhello", "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 5\r\n\r\nhello and more than it said", "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Encoding: identity\r\nContent-Length: 0\r\n\r\n", "")]
    public async Task DownloadAsync_PublicFile_IsCopied(string response, string content)
    {
        internet.Page("files.example/a.csv", response);
        var (file, copy) = await internet.DownloadAsync("http://files.example/a.csv");
        Assert.Null(file.Error);
        Assert.Equal(content, copy);
        Assert.Equal(new DownloadedFile(new Uri("http://files.example/a.csv"), "text/csv", content.Length), file.Value);
    }

    [Fact]
    public async Task DownloadAsync_HtmlPage_IsCopiedWithItsMediaType()
    {
        internet.Page("files.example/a", "HTTP/1.1 200 OK\r\nContent-Type: TEXT/HTML\r\nContent-Length: 6\r\n\r\n<html>");
        var (file, _) = await internet.DownloadAsync("http://files.example/a");
        Assert.Equal("text/html", file.Value?.MediaType);
    }

    [Fact]
    public async Task DownloadAsync_Request_CarriesNothingThatNeedNotBeThere()
    {
        internet.Page("files.example/a?b=c", PlayedInternet.Ok);
        await internet.DownloadAsync("http://files.example/a?b=c#d");
        var lines = Assert.Single(internet.Requests).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["GET /a?b=c HTTP/1.1", "Accept-Encoding: identity", "Host: files.example", "User-Agent: Kashf"], [lines[0], .. lines[1..].Order(StringComparer.Ordinal)]);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(500)]
    [InlineData(204)]
    [InlineData(206)]
    [InlineData(304)]
    public async Task DownloadAsync_OtherStatus_IsNamed(int status)
    {
        internet.Page("a.example/1", $"HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\n\r\n");
        var error = await internet.RefusedAsync("http://a.example/1", "download-status");
        Assert.Contains($"'a.example' answered {status}", error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task DownloadAsync_CompressedThoughAskedNot_IsRefused(string encoding)
    {
        internet.Page("a.example/1", $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: 5\r\n\r\nhello");
        await internet.RefusedAsync("http://a.example/1", "download-encoding");
    }

    [Fact]
    public async Task DownloadAsync_DestinationThatFails_Throws()
    {
        internet.Page("a.example/1", PlayedInternet.Ok);
        using var full = new MemoryStream(new byte[2], writable: true);
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            internet.Client().DownloadAsync(new Uri("http://a.example/1"), full, new DownloadLimits(1_000_000), TestContext.Current.CancellationToken));
    }
}
