using System.Text;
using Kashf.Core.Results;
using Kashf.Media.Download;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Media.Tests.Download;

/// <summary>Hosts that the operator allows, over real sockets.</summary>
public sealed class AllowedDownloadTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task DownloadAsync_AllowedHost_IsReachedOverRealSocketsAndNoOther(string host)
    {
        await using var server = new LoopbackServer((_, stream, cancellation) => stream.WriteAsync(Encoding.ASCII.GetBytes(PlayedInternet.Ok), cancellation).AsTask());
        await using var other = new LoopbackServer((_, stream, cancellation) => stream.WriteAsync(Encoding.ASCII.GetBytes(PlayedInternet.Ok), cancellation).AsTask());
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
}
