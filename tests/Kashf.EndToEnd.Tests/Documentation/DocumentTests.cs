using System.Text;
using Kashf.EndToEnd.Tests.Hosting;
using Microsoft.OpenApi;

namespace Kashf.EndToEnd.Tests.Documentation;

/// <summary>The API document, as it is committed and as it is served.</summary>
public sealed class DocumentTests(SharedServer server)
{
    [Fact]
    public async Task Committed_EqualsWhatTheProgramPrints()
    {
        var printed = await KashfProgram.RunAsync("openapi");
        Assert.Equal(0, printed.ExitCode);
        var committed = await File.ReadAllTextAsync(RepositoryRoot.File("docs", "openapi.json"), TestContext.Current.CancellationToken);
        Assert.True(printed.Output == committed, "docs/openapi.json is stale: run ./kashf openapi and commit what it writes.");
    }

    [Fact]
    public async Task Served_EqualsWhatIsCommitted()
    {
        using var client = server.Process.Client(null);
        var answer = await client.GetAsync("/openapi.json");
        answer.Ok();
        Assert.Equal((await File.ReadAllTextAsync(RepositoryRoot.File("docs", "openapi.json"), TestContext.Current.CancellationToken)).Trim(), answer.Text.Trim());
    }

    [Fact]
    public async Task Served_IsValidOpenApi()
    {
        using var client = server.Process.Client(null);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes((await client.GetAsync("/openapi.json")).Text));
        var read = await OpenApiDocument.LoadAsync(stream, "json", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
        Assert.All(read.Document!.Paths.SelectMany(path => path.Value!.Operations!.Values), operation => Assert.NotEmpty(operation.Responses!));
    }

    [Theory]
    [InlineData("/docs/", "text/html")]
    [InlineData("/docs/docs.css", "text/css")]
    [InlineData("/docs/docs.js", "text/javascript")]
    [InlineData("/docs/swagger-ui.css", "text/css")]
    [InlineData("/docs/swagger-ui-bundle.js", "text/javascript")]
    public async Task Docs_PageAndWhatItNeeds_AreServedFromHere(string path, string mediaType)
    {
        using var http = new HttpClient { BaseAddress = server.Process.Address };
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.True((await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 50);
    }

    [Fact]
    public async Task Docs_Page_AsksNoOtherHost()
    {
        using var http = new HttpClient { BaseAddress = server.Process.Address };
        foreach (var path in new[] { "/docs", "/docs/", "/docs/docs.js", "/docs/docs.css" })
        {
            var text = await http.GetStringAsync(path, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("://", text);
        }
    }
}
