using Kashf.Core.Results;

namespace Kashf.Media.Tests.Download;

/// <summary>No address leads to what is not on the public internet.</summary>
public sealed class InnerAddressTests : IAsyncDisposable
{
    private readonly PlayedInternet internet = new();

    public ValueTask DisposeAsync() => internet.DisposeAsync();

    [Fact]
    public async Task DownloadAsync_SecondResolutionThatChanges_NeverMatters()
    {
        internet.Name("rebind.example", ["93.184.216.34"], ["127.0.0.1"]).Page("rebind.example/a", PlayedInternet.Ok);
        var (file, _) = await internet.DownloadAsync("http://rebind.example/a");
        Assert.True(file.IsSuccess);
        Assert.Equal(["rebind.example"], internet.LookedUp);
        Assert.Equal([PlayedInternet.Public], Assert.Single(internet.Dialled).Addresses);
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
        await internet.RefusedAsync("http://inside.example/secret", "url-not-public");
        Assert.Empty(internet.Dialled);
    }

    [Fact]
    public async Task DownloadAsync_UnknownAndInnerNames_AreRefusedInTheSameWords()
    {
        internet.Name("one.example", ["10.0.0.5"]);
        var inner = await internet.RefusedAsync("http://one.example/", "url-not-public");
        var unknown = await internet.RefusedAsync("http://two.example/", "url-not-public");
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
    [InlineData("http://سایت1.ایران/a.jpg", "invalid-url")] // no form in ASCII: a right-to-left label that ends in a digit of the Latin script
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
        var error = await internet.RefusedAsync(url, code);
        Assert.Equal(code == "invalid-url" ? ErrorKind.Invalid : ErrorKind.Unprocessable, error.Kind);
        Assert.DoesNotContain("secret", error.Detail, StringComparison.Ordinal);
        Assert.Empty(internet.Dialled);

        internet.Page("shortener.example/x", PlayedInternet.RedirectTo(url));
        var redirected = await internet.DownloadAsync("http://shortener.example/x");
        Assert.Equal(ErrorKind.Unprocessable, redirected.File.Error?.Kind);
        Assert.All(internet.Dialled, dialled => Assert.Equal([PlayedInternet.Public], dialled.Addresses));
    }
}
