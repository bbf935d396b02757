using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Hosting.Addresses;
using Kashf.Functions.Tests.Hosting.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Hosting.Addresses;

public sealed class PublicAddressMiddlewareTests
{
    [Theory]
    [InlineData("", null, null, "http://127.0.0.1:5555")]
    [InlineData("", "https", "kashf.azurewebsites.net", "https://kashf.azurewebsites.net")]
    [InlineData("", null, "kashf.azurewebsites.net:8080", "http://kashf.azurewebsites.net:8080")]
    [InlineData("", "javascript", null, "http://127.0.0.1:5555")]
    [InlineData("https://kashf.example.com", "http", "kashf.azurewebsites.net", "https://kashf.example.com")]
    [InlineData("http://localhost:7071", null, null, "http://localhost:7071")]
    public async Task Invoke_Request_HasTheAddressOfItsClient(string setting, string? scheme, string? host, string expected)
    {
        var http = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("127.0.0.1", 5555) } };
        http.Request.Headers["X-Forwarded-Proto"] = scheme;
        http.Request.Headers["X-Forwarded-Host"] = host;
        var middleware = new PublicAddressMiddleware(Options.Create(new PublicAddressOptions { PublicUrl = setting }));

        var isCalled = false;
        await middleware.Invoke(new WorkerInvocation(http), _ => Task.FromResult(isCalled = true));

        Assert.True(isCalled);
        Assert.Equal(expected, $"{http.Request.Scheme}://{http.Request.Host}");
    }

    [Fact]
    public async Task Invoke_OtherTrigger_PassesOn()
    {
        var isCalled = false;
        await new PublicAddressMiddleware(Options.Create(new PublicAddressOptions())).Invoke(new WorkerInvocation(null), _ => Task.FromResult(isCalled = true));
        Assert.True(isCalled);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://kashf.example.com", true)]
    [InlineData("https://kashf.example.com/", true)]
    [InlineData("https://kashf.example.com/api", false)]
    [InlineData("kashf.example.com", false)]
    [InlineData("ftp://kashf.example.com", false)]
    public void Validate_Address_IsAWholeOneWithoutAPath(string setting, bool isValid) =>
        Assert.Equal(isValid, !new PublicAddressOptions { PublicUrl = setting }.Validate(new ValidationContext(this)).Any());
}
