using System.Net;
using System.Text;
using Kashf.Core.Results;
using Kashf.Media.Download;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Media.Tests.Download;

public sealed class DownloadClientTests : IAsyncDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: Text/CSV; charset=utf-8\r\nContent-Length: 5\r\n\r\nhello";

    private readonly PlayedInternet internet = new();

    public ValueTask DisposeAsync() => internet.DisposeAsync();

    [Theory]
    [InlineData(Ok, "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", "hello")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Type: text/csv\r\n\r\nhello", "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 5\r\n\r\nhello and more than it said", "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Encoding: identity\r\nContent-Length: 0\r\n\r\n", "")]
    public async Task DownloadAsync_PublicFile_IsCopied(string response, string content)
    {
        internet.Page("files.example/a.csv", response);
        var (file, copy) = await DownloadAsync("http://files.example/a.csv");
        Assert.Null(file.Error);
        Assert.Equal(content, copy);
        Assert.Equal(new DownloadedFile(new Uri("http://files.example/a.csv"), "text/csv", content.Length), file.Value);
    }

    [Fact]
    public async Task DownloadAsync_HtmlPage_IsCopiedWithItsMediaType()
    {
        internet.Page("files.example/a", "HTTP/1.1 200 OK\r\nContent-Type: TEXT/HTML\r\nContent-Length: 6\r\n\r\n<html>");
        var (file, _) = await DownloadAsync("http://files.example/a");
        Assert.Equal("text/html", file.Value?.MediaType);
    }

    [Fact]
    public async Task DownloadAsync_Request_CarriesNothingThatNeedNotBeThere()
    {
        internet.Page("files.example/a?b=c", Ok);
        await DownloadAsync("http://files.example/a?b=c#d");
        var lines = Assert.Single(internet.Requests).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["GET /a?b=c HTTP/1.1", "Accept-Encoding: identity", "Host: files.example", "User-Agent: Kashf"], [lines[0], .. lines[1..].Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task DownloadAsync_SecondResolutionThatChanges_NeverMatters()
    {
        internet.Name("rebind.example", ["93.184.216.34"], ["127.0.0.1"]).Page("rebind.example/a", Ok);
        var (file, _) = await DownloadAsync("http://rebind.example/a");
        Assert.True(file.IsSuccess);
        Assert.Equal(["rebind.example"], internet.LookedUp);
        Assert.Equal([PlayedInternet.Public], Assert.Single(internet.Dialled).Addresses);
    }

    [Fact]
    public async Task DownloadAsync_RedirectToANameThatChanged_IsLookedUpAndRefused()
    {
        internet.Name("rebind.example", ["93.184.216.34"], ["127.0.0.1"]).Page("rebind.example/a", RedirectTo("http://rebind.example/b"));
        await RefusedAsync("http://rebind.example/a", "url-not-public");
        Assert.Single(internet.Dialled);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.5")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.5")]
    [InlineData("2002:7f00:1::")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("93.184.216.34", "10.0.0.5")]
    [InlineData("10.0.0.5", "93.184.216.34")]
    public async Task DownloadAsync_NameWithAnAddressInside_IsNeverDialled(params string[] addresses)
    {
        internet.Name("inside.example", addresses);
        await RefusedAsync("http://inside.example/secret", "url-not-public");
        Assert.Empty(internet.Dialled);
    }

    [Fact]
    public async Task DownloadAsync_UnknownAndInnerNames_AreRefusedInTheSameWords()
    {
        internet.Name("one.example", ["10.0.0.5"]);
        var inner = await RefusedAsync("http://one.example/", "url-not-public");
        var unknown = await RefusedAsync("http://two.example/", "url-not-public");
        Assert.Equal(inner.Detail.Replace("one", "two", StringComparison.Ordinal), unknown.Detail);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "url-not-public")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "url-not-public")]
    [InlineData("http://localhost/", "url-not-public")]
    [InlineData("http://[::1]/", "url-not-public")]
    [InlineData("http://[::ffff:127.0.0.1]/", "url-not-public")]
    [InlineData("http://[::ffff:a9fe:a9fe]/", "url-not-public")]
    [InlineData("http://[2002:7f00:1::]/", "url-not-public")]
    [InlineData("http://[2001:0:5ef5:79fb::80ff:fffe]/", "url-not-public")]
    [InlineData("http://[64:ff9b::7f00:1]/", "url-not-public")]
    [InlineData("http://[fe80::1%25eth0]/", "url-not-public")]
    [InlineData("http://0/", "invalid-url")]
    [InlineData("http://127.1/", "invalid-url")]
    [InlineData("http://2130706433/", "invalid-url")]
    [InlineData("http://2130706433/127.0.0.1", "invalid-url")]
    [InlineData("http://0177.0.0.1/", "invalid-url")]
    [InlineData("http://0x7f.0.0.1/", "invalid-url")]
    [InlineData("http://0x7f000001/", "invalid-url")]
    [InlineData("http://1572395042/", "invalid-url")] // a public address in decimal
    [InlineData("http://127.0.0.1.", "url-not-public")]
    [InlineData("http://１２７.0.0.1/", "url-not-public")]
    [InlineData("http://files.example:8080/", "url-port")]
    [InlineData("http://files.example:22/", "url-port")]
    [InlineData("http://user:secret@files.example/", "invalid-url")]
    [InlineData("http://user@files.example/", "invalid-url")]
    [InlineData("http://@files.example/", "invalid-url")]
    [InlineData("ftp://files.example/a", "invalid-url")]
    [InlineData("file:///etc/passwd", "invalid-url")]
    [InlineData("gopher://files.example/", "invalid-url")]
    [InlineData("data:text/csv,a", "invalid-url")]
    [InlineData("/a.csv", "invalid-url")]
    [InlineData("files.example/a.csv", "invalid-url")]
    public async Task DownloadAsync_AddressesThatAreNotForFiles_AreNeverDialled(string url, string code)
    {
        internet.Name("files.example", ["93.184.216.34"]);
        var error = await RefusedAsync(url, code);
        Assert.Equal(code == "invalid-url" ? ErrorKind.Invalid : ErrorKind.Unprocessable, error.Kind);
        Assert.DoesNotContain("secret", error.Detail, StringComparison.Ordinal);
        Assert.Empty(internet.Dialled);

        internet.Page("shortener.example/x", RedirectTo(url));
        var redirected = await DownloadAsync("http://shortener.example/x");
        Assert.Equal(ErrorKind.Unprocessable, redirected.File.Error?.Kind);
        Assert.All(internet.Dialled, dialled => Assert.Equal([PlayedInternet.Public], dialled.Addresses));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task DownloadAsync_Redirects_AreFollowedAndEachLookedUp(int status)
    {
        internet.Page("a.example/1", RedirectTo("/2", status)).Page("a.example/2", RedirectTo("//b.example/3", status)).Page("b.example/3", Ok);
        var (file, copy) = await DownloadAsync("http://a.example/1");
        Assert.Equal("hello", copy);
        Assert.Equal(new Uri("http://b.example/3"), file.Value?.Url);
        Assert.Equal(["a.example", "a.example", "b.example"], internet.LookedUp);
    }

    [Fact]
    public async Task DownloadAsync_RedirectLoop_EndsAfterFive()
    {
        internet.Page("a.example/1", RedirectTo("http://a.example/1"));
        await RefusedAsync("http://a.example/1", "download-redirects");
        Assert.Equal(6, internet.Requests.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://\r\nContent-Length: 0\r\n\r\n")]
    public async Task DownloadAsync_RedirectToNowhere_SaysSo(string response)
    {
        internet.Page("a.example/1", response);
        var (file, _) = await DownloadAsync("http://a.example/1");
        Assert.Equal(ErrorKind.Unprocessable, file.Error?.Kind);
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
        var error = await RefusedAsync("http://a.example/1", "download-status");
        Assert.Contains($"'a.example' answered {status}", error.Detail, StringComparison.Ordinal);
    }

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
        await RefusedAsync("http://a.example/1", "download-failed");
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
        await RefusedAsync("http://a.example/1", "download-failed");
    }

    [Fact]
    public async Task DownloadAsync_HttpsWithoutTls_Fails()
    {
        internet.Page("a.example/1", Ok);
        await RefusedAsync("https://a.example/1", "download-failed");
        Assert.Equal(443, Assert.Single(internet.Dialled).Port);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task DownloadAsync_CompressedThoughAskedNot_IsRefused(string encoding)
    {
        internet.Page("a.example/1", $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: 5\r\n\r\nhello");
        await RefusedAsync("http://a.example/1", "download-encoding");
    }

    [Fact]
    public async Task DownloadAsync_SaysItIsTooLarge_IsRefusedUnread()
    {
        internet.Page("a.example/1", "HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n");
        var error = await RefusedAsync("http://a.example/1", "download-too-large");
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

    [Fact]
    public async Task DownloadAsync_Drip_IsTooSlow()
    {
        internet.Page("a.example/1", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray(), cancellation);
            await DripAsync(stream, cancellation);
        });
        await RefusedAsync("http://a.example/1", "download-too-slow", Impatient);
    }

    [Fact]
    public async Task DownloadAsync_DripOfHeaders_IsTooSlow()
    {
        internet.Page("a.example/1", DripAsync);
        await RefusedAsync("http://a.example/1", "download-too-slow", Impatient);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nhel")]
    public async Task DownloadAsync_Hang_IsTooSlow(string response)
    {
        internet.Page("a.example/1", async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(response), cancellation);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        });
        var error = await RefusedAsync("http://a.example/1", "download-too-slow", Impatient);
        Assert.Contains("fewer than 100,000 bytes in 0.5 seconds", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadAsync_SteadyButLong_EndsAtTheTotalTime()
    {
        internet.Page("a.example/1", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.0 200 OK\r\n\r\n"u8.ToArray(), cancellation);
            await DripAsync(stream, cancellation);
        });
        var patient = new DownloadOptions { ProgressSeconds = 60, TotalSeconds = 0.5 };
        await RefusedAsync("http://a.example/1", "download-too-long", patient);
    }

    [Fact]
    public async Task DownloadAsync_CallersLimitOfTime_WinsOverTheOption()
    {
        internet.Page("a.example/1", DripAsync);
        var file = await internet.Client().DownloadAsync(
            new Uri("http://a.example/1"), Stream.Null, new DownloadLimits(1_000_000, TimeSpan.FromSeconds(0.5)), TestContext.Current.CancellationToken);
        Assert.Equal("download-too-long", file.Error?.Code);
        Assert.Contains("0.5 seconds", file.Error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownloadAsync_CallerCancels_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        internet.Page("a.example/1", async (stream, cancellation) =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            internet.Client().DownloadAsync(new Uri("http://a.example/1"), Stream.Null, new DownloadLimits(1_000_000), cancelled.Token));
    }

    [Fact]
    public async Task DownloadAsync_DestinationThatFails_Throws()
    {
        internet.Page("a.example/1", Ok);
        using var full = new MemoryStream(new byte[2], writable: true);
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            internet.Client().DownloadAsync(new Uri("http://a.example/1"), full, new DownloadLimits(1_000_000), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task DownloadAsync_AllowedHost_IsReachedOverRealSocketsAndNoOther(string host)
    {
        await using var server = new LoopbackServer((_, stream, cancellation) => stream.WriteAsync(Encoding.ASCII.GetBytes(Ok), cancellation).AsTask());
        await using var other = new LoopbackServer((_, stream, cancellation) => stream.WriteAsync(Encoding.ASCII.GetBytes(Ok), cancellation).AsTask());
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("KASHF_ALLOW_HOSTS", $"{host}:{server.Port}")])
            .Build();
        await using var services = new ServiceCollection().AddMedia(configuration).BuildServiceProvider();
        var client = services.GetRequiredService<DownloadClient>();

        using var copy = new MemoryStream();
        var file = await client.DownloadAsync(new Uri($"http://{host}:{server.Port}/a"), copy, new DownloadLimits(10), TestContext.Current.CancellationToken);
        Assert.Equal("hello", Encoding.ASCII.GetString(copy.ToArray()));
        Assert.True(file.IsSuccess);
        var refused = await client.DownloadAsync(new Uri($"http://{host}:{other.Port}/a"), copy, new DownloadLimits(10), TestContext.Current.CancellationToken);
        Assert.Equal("url-port", refused.Error?.Code);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task DownloadAsync_AllowedHostThatRedirectsInside_IsRefused()
    {
        internet.Name("files.internal", ["10.0.0.7"]).Page("files.internal/1", RedirectTo("http://127.0.0.1/"));
        await RefusedAsync("http://files.internal/1", "url-not-public", new DownloadOptions { AllowHosts = "files.internal" });
        Assert.Equal([IPAddress.Parse("10.0.0.7")], Assert.Single(internet.Dialled).Addresses);
    }

    [Fact]
    public async Task DownloadAsync_NothingListens_Fails()
    {
        int port;
        await using (var gone = new LoopbackServer((_, _, _) => Task.CompletedTask))
            port = gone.Port;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("KASHF_ALLOW_HOSTS", $"127.0.0.1:{port}")])
            .Build();
        await using var services = new ServiceCollection().AddMedia(configuration).BuildServiceProvider();
        var file = await services.GetRequiredService<DownloadClient>()
            .DownloadAsync(new Uri($"http://127.0.0.1:{port}/"), Stream.Null, new DownloadLimits(10), TestContext.Current.CancellationToken);
        Assert.Equal("download-failed", file.Error?.Code);
    }

    private static DownloadOptions Impatient { get; } = new() { ProgressSeconds = 0.5, ProgressBytes = 100_000 };

    private static string RedirectTo(string location, int status = 302) =>
        $"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";

    private static async Task DripAsync(Stream stream, CancellationToken cancellation)
    {
        while (true)
        {
            await stream.WriteAsync("H"u8.ToArray(), cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
        }
    }

    private async Task<(Result<DownloadedFile> File, string Copy)> DownloadAsync(string url, DownloadOptions? options = null)
    {
        using var copy = new MemoryStream();
        var file = await internet.Client(options).DownloadAsync(
            new Uri(url, UriKind.RelativeOrAbsolute), copy, new DownloadLimits(1_000_000), TestContext.Current.CancellationToken);
        return (file, Encoding.UTF8.GetString(copy.ToArray()));
    }

    private async Task<Error> RefusedAsync(string url, string code, DownloadOptions? options = null)
    {
        var (file, _) = await DownloadAsync(url, options);
        Assert.Equal(code, file.Error?.Code);
        return file.Error!;
    }
}
