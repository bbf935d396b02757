using System.Text.RegularExpressions;
using Kashf.EndToEnd.Tests.Hosting;

namespace Kashf.EndToEnd.Tests.Cli;

/// <summary>How a new installation is entered.</summary>
public sealed partial class FirstKeyTests
{
    private const string List = "/api/list_datasets/";

    [Fact]
    public async Task Serve_WithoutAKey_PrintsOneOnce()
    {
        await using var server = new ServerProcess(firstKey: null);
        await server.StartAsync();
        var key = Assert.Single(Key().Matches(server.Output)).Value;
        using (var client = server.Client(key))
            Assert.Equal("[]", (await client.GetAsync(List)).Text);

        await server.KillAsync();
        server.ForgetOutput();
        await server.StartAsync();
        Assert.Empty(Key().Matches(server.Output));
        using (var client = server.Client(key))
            (await client.GetAsync(List)).Ok();
    }

    [Fact]
    public async Task Serve_WithAKey_TakesItAndPrintsNone()
    {
        await using var server = new ServerProcess("a key of my own");
        await server.StartAsync();
        Assert.Empty(Key().Matches(server.Output));
        Assert.DoesNotContain("a key of my own", server.Output);
        using var client = server.Client("a key of my own");
        (await client.GetAsync(List)).Ok();
    }

    [GeneratedRegex("kashf_[0-9A-Za-z]+")]
    private static partial Regex Key();
}
