using System.Net;
using Kashf.Core.Results;
using Kashf.Media.Download;

namespace Kashf.Media.Tests.Download;

/// <summary>Each redirect is an address like the first.</summary>
public sealed class FollowedRedirectTests : IAsyncDisposable
{
    private readonly PlayedInternet internet = new();

    public ValueTask DisposeAsync() => internet.DisposeAsync();

    [Fact]
    public async Task DownloadAsync_RedirectToANameThatChanged_IsLookedUpAndRefused()
    {
        internet.Name("rebind.example", ["93.184.216.34"], ["127.0.0.1"]).Page("rebind.example/a", PlayedInternet.RedirectTo("http://rebind.example/b"));
        await internet.RefusedAsync("http://rebind.example/a", "url-not-public");
        Assert.Single(internet.Dialled);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task DownloadAsync_Redirects_AreFollowedAndEachLookedUp(int status)
    {
        internet.Page("a.example/1", PlayedInternet.RedirectTo("/2", status)).Page("a.example/2", PlayedInternet.RedirectTo("//b.example/3", status)).Page("b.example/3", PlayedInternet.Ok);
        var (file, copy) = await internet.DownloadAsync("http://a.example/1");
        Assert.Equal("hello", copy);
        Assert.Equal(new Uri("http://b.example/3"), file.Value?.Url);
        Assert.Equal(["a.example", "a.example", "b.example"], internet.LookedUp);
    }

    [Fact]
    public async Task DownloadAsync_RedirectLoop_EndsAfterFive()
    {
        internet.Page("a.example/1", PlayedInternet.RedirectTo("http://a.example/1"));
        await internet.RefusedAsync("http://a.example/1", "download-redirects");
        Assert.Equal(6, internet.Requests.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://\r\nContent-Length: 0\r\n\r\n")]
    public async Task DownloadAsync_RedirectToNowhere_SaysSo(string response)
    {
        internet.Page("a.example/1", response);
        var (file, _) = await internet.DownloadAsync("http://a.example/1");
        Assert.Equal(ErrorKind.Unprocessable, file.Error?.Kind);
    }

    [Fact]
    public async Task DownloadAsync_AllowedHostThatRedirectsInside_IsRefused()
    {
        internet.Name("files.internal", ["10.0.0.7"]).Page("files.internal/1", PlayedInternet.RedirectTo("http://127.0.0.1/"));
        await internet.RefusedAsync("http://files.internal/1", "url-not-public", new DownloadOptions { AllowHosts = "files.internal" });
        Assert.Equal([IPAddress.Parse("10.0.0.7")], Assert.Single(internet.Dialled).Addresses);
    }
}
