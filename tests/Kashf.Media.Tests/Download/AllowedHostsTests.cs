using Kashf.Media.Download;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Download;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("files.internal", "http://files.internal/a", true)]
    [InlineData("files.internal", "https://FILES.internal/a", true)]
    [InlineData("files.internal", "http://files.internal:8080/a", false)]
    [InlineData("files.internal", "http://a.files.internal/a", false)]
    [InlineData("files.internal", "http://files.internal.example/a", false)]
    [InlineData(" a , Files.Internal:8080 ,", "http://files.internal:8080/a", true)]
    [InlineData("files.internal:8080", "http://files.internal/a", false)]
    [InlineData("127.0.0.1:9000", "http://127.0.0.1:9000/a", true)]
    [InlineData("127.0.0.1:9000", "http://127.0.0.2:9000/a", false)]
    [InlineData("[::1]:9000", "http://[::1]:9000/a", true)]
    [InlineData("::1", "http://[::1]/a", true)]
    [InlineData("host:80", "https://host/a", false)]
    [InlineData("", "http://files.internal/a", false)]
    public void Include_Entries_LetExactlyTheseThrough(string list, string url, bool included)
    {
        var address = new Uri(url);
        Assert.Equal(included, AllowedHosts.Parse(list).Include(address.IdnHost, address.Port));
    }

    [Theory]
    [InlineData("http://files.internal")]
    [InlineData("files.internal/path")]
    [InlineData("user@files.internal")]
    [InlineData("host:99999")]
    [InlineData("host:port")]
    [InlineData("a b")]
    [InlineData("*")]
    public void AddMedia_BadEntry_FailsAtStartWithItsName(string list)
    {
        using var services = Services(("KASHF_ALLOW_HOSTS", list));
        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<DownloadOptions>>().Value);
        Assert.Contains("KASHF_ALLOW_HOSTS", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"'{list}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddMedia_Configuration_IsRead()
    {
        using var services = Services(("KASHF_ALLOW_HOSTS", "files.internal"), ("Download:Redirects", "2"));
        var options = services.GetRequiredService<IOptions<DownloadOptions>>().Value;
        Assert.Equal(("files.internal", 2), (options.AllowHosts, options.Redirects));
        Assert.NotNull(services.GetRequiredService<DownloadClient>());
    }

    [Theory]
    [InlineData("Download:Redirects", "-1")]
    [InlineData("Download:ProgressSeconds", "0")]
    [InlineData("Download:UserAgent", "a\r\nb")]
    public void AddMedia_BadOption_FailsAtStart(string key, string value)
    {
        using var services = Services((key, value));
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<DownloadOptions>>().Value);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        return new ServiceCollection().AddMedia(configuration).BuildServiceProvider();
    }
}
