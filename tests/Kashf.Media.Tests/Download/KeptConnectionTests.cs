using Kashf.Core.Results;
using Kashf.Media.Download;

namespace Kashf.Media.Tests.Download;

/// <summary>Several files of a host, one after another, over one client.</summary>
public sealed class KeptConnectionTests : IAsyncDisposable
{
    private readonly PlayedInternet internet = new(keepsConnections: true);

    public ValueTask DisposeAsync() => internet.DisposeAsync();

    [Theory]
    [InlineData(15, 1)]
    [InlineData(0, 3)]
    public async Task DownloadAsync_FilesOfOneHost_ShareAConnectionForAsLongAsIsSet(double seconds, int connections)
    {
        internet.Page("files.example/a", PlayedInternet.Ok);
        var client = internet.Client(new DownloadOptions { ConnectionSeconds = seconds });

        for (var i = 0; i < 3; i++)
            Assert.True((await FetchAsync(client)).IsSuccess);

        Assert.Equal(3, internet.Requests.Count);
        Assert.Equal(connections, internet.Dialled.Count);
    }

    [Fact]
    public async Task DownloadAsync_NameThatMovesInside_IsRefusedThoughAConnectionIsOpen()
    {
        internet.Name("files.example", ["93.184.216.34"], ["10.0.0.5"]).Page("files.example/a", PlayedInternet.Ok);
        var client = internet.Client();

        Assert.True((await FetchAsync(client)).IsSuccess);
        Assert.Equal("url-not-public", (await FetchAsync(client)).Error?.Code);

        Assert.Single(internet.Requests);
    }

    private static Task<Result<DownloadedFile>> FetchAsync(DownloadClient client) => client.DownloadAsync(
        new Uri("http://files.example/a"), Stream.Null, new DownloadLimits(10), TestContext.Current.CancellationToken);
}
