using System.Net;
using Kashf.Media.Download;

namespace Kashf.Media.Tests.Download;

public sealed class RedirectTests
{
    [Theory]
    [InlineData("http://a.example/b/c", "d", "http://a.example/b/d")]
    [InlineData("http://a.example/b/c", "/d?e=f", "http://a.example/d?e=f")]
    [InlineData("http://a.example/b/c", "https://b.example/d", "https://b.example/d")]
    [InlineData("https://a.example/b/c", "//b.example/d", "https://b.example/d")]
    public void Target_Locations_AreTakenFromTheAddress(string url, string location, string target) =>
        Assert.Equal(new Uri(target), Redirect.Target(new Uri(url), Answer(location)).Value);

    [Fact]
    public void Target_FromHttpsToHttp_IsRefused() =>
        Assert.Contains("redirects from https to http", Redirect.Target(new Uri("https://a.example/"), Answer("http://a.example/b")).Error?.Detail, StringComparison.Ordinal);

    private static HttpResponseMessage Answer(string location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found);
        response.Headers.Location = new Uri(location, location.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute);
        return response;
    }
}
