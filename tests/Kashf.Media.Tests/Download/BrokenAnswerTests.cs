using System.Text;
using Kashf.Core.Results;
using Kashf.Media.Download;

namespace Kashf.Media.Tests.Download;

/// <summary>Answers that end early, or never.</summary>
public sealed class BrokenAnswerTests : IAsyncDisposable
{
    private readonly PlayedInternet internet = new();

    public ValueTask DisposeAsync() => internet.DisposeAsync();

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhe\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("")]
    public async Task DownloadAsync_AnswerThatBreaksOff_FailsWithoutBeingTaken(string response)
    {
        internet.Page("a.example/1", response);
        await internet.RefusedAsync("http://a.example/1", "download-failed");
    }

    [Fact]
    public async Task DownloadAsync_HeadersWithoutEnd_Fail()
    {
        internet.Page("a.example/1", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellation);
            while (true)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-A: {new string('a', 1000)}\r\n"), cancellation);
        });
        await internet.RefusedAsync("http://a.example/1", "download-failed");
    }

    [Fact]
    public async Task DownloadAsync_HttpsWithoutTls_Fails()
    {
        internet.Page("a.example/1", PlayedInternet.Ok);
        await internet.RefusedAsync("https://a.example/1", "download-failed");
        Assert.Equal(443, Assert.Single(internet.Dialled).Port);
    }

    [Fact]
    public async Task DownloadAsync_SaysItIsTooLarge_IsRefusedUnread()
    {
        internet.Page("a.example/1", "HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n");
        var error = await internet.RefusedAsync("http://a.example/1", "download-too-large");
        Assert.Contains("1,000,000 bytes", error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")]
    public async Task DownloadAsync_BodyThatNeverEnds_StopsAtTheLimit(string head)
    {
        var chunked = head.Contains("chunked", StringComparison.Ordinal);
        internet.Page("a.example/1", async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
            var block = Encoding.ASCII.GetBytes(chunked ? $"3e8\r\n{new string('a', 1000)}\r\n" : new string('a', 1000));
            while (true)
                await stream.WriteAsync(block, cancellation);
        });
        using var copy = new MemoryStream();
        var file = await internet.Client().DownloadAsync(new Uri("http://a.example/1"), copy, new DownloadLimits(1_000_000), TestContext.Current.CancellationToken);
        Assert.Equal("download-too-large", file.Error?.Code);
        Assert.InRange(copy.Length, 0, 1_000_000);
    }
}
