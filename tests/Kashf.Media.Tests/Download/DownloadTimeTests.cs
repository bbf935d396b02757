using System.Text;
using Kashf.Core.Results;
using Kashf.Media.Download;

namespace Kashf.Media.Tests.Download;

/// <summary>Servers that take their time.</summary>
public sealed class DownloadTimeTests : IAsyncDisposable
{
    private readonly PlayedInternet internet = new();

    public ValueTask DisposeAsync() => internet.DisposeAsync();

    [Fact]
    public async Task DownloadAsync_Drip_IsTooSlow()
    {
        internet.Page("a.example/1", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray(), cancellation);
            await DripAsync(stream, cancellation);
        });
        await internet.RefusedAsync("http://a.example/1", "download-too-slow", Impatient);
    }

    [Fact]
    public async Task DownloadAsync_DripOfHeaders_IsTooSlow()
    {
        internet.Page("a.example/1", DripAsync);
        await internet.RefusedAsync("http://a.example/1", "download-too-slow", Impatient);
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
        var error = await internet.RefusedAsync("http://a.example/1", "download-too-slow", Impatient);
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
        await internet.RefusedAsync("http://a.example/1", "download-too-long", patient);
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
    public async Task PauseAsync_LongerThanAllLimits_IsNotTheHostsTime()
    {
        using var clock = new DownloadClock(TimeSpan.FromSeconds(1), new DownloadOptions { ProgressSeconds = 1 }, TimeProvider.System, TestContext.Current.CancellationToken);

        await clock.PauseAsync(token => Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System, token));

        Assert.False(clock.Token.IsCancellationRequested);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, clock.Token));
    }

    [Fact]
    public async Task DownloadAsync_RefusedOrHanging_NeverArrives()
    {
        internet.Page("a.example/1", (stream, cancellation) => stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellation).AsTask());
        internet.Page("a.example/2", DripAsync);
        var arrived = 0;
        foreach (var page in new[] { 1, 2 })
        {
            var limits = new DownloadLimits(1_000_000) { Arriving = (_, _) => Task.FromResult(arrived++) };
            var file = await internet.Client(Impatient).DownloadAsync(new Uri($"http://a.example/{page}"), Stream.Null, limits, TestContext.Current.CancellationToken);
            Assert.False(file.IsSuccess);
        }

        Assert.Equal(0, arrived);
    }

    [Fact]
    public async Task DownloadAsync_LengthThatIsKnown_IsToldBeforeTheFileComes()
    {
        internet.Page("a.example/1", (stream, cancellation) => stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"u8.ToArray(), cancellation).AsTask());
        internet.Page("a.example/2", (stream, cancellation) => stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"u8.ToArray(), cancellation).AsTask());
        var lengths = new List<long?>();
        foreach (var page in new[] { 1, 2 })
        {
            var limits = new DownloadLimits(1_000_000) { Arriving = (length, _) => Told(length) };
            Assert.True((await internet.Client(Impatient).DownloadAsync(new Uri($"http://a.example/{page}"), Stream.Null, limits, TestContext.Current.CancellationToken)).IsSuccess);
        }

        Assert.Equal([3, null], lengths);

        Task Told(long? length)
        {
            lengths.Add(length);
            return Task.CompletedTask;
        }
    }

    private static DownloadOptions Impatient { get; } = new() { ProgressSeconds = 0.5, ProgressBytes = 100_000 };

    private static async Task DripAsync(Stream stream, CancellationToken cancellation)
    {
        while (true)
        {
            await stream.WriteAsync("H"u8.ToArray(), cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
        }
    }
}
