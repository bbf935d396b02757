using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Whatever is sent, the answer is JSON and no fault of the server's, and nothing of others changes.</summary>
public sealed class GeneratedBodyTests(PlantedData data) : IClassFixture<PlantedData>
{
    private const int Requests = 1_500;
    private const ulong Seed = 20_261_122;
    private const ulong Gamma = 17;

    [Fact]
    public async Task Post_AnyBody_IsAnsweredAndLeavesStrangersAlone()
    {
        var paths = await PathsAsync();
        Assert.True(Endpoint.All.All(endpoint => paths.Contains(endpoint.Path)), "The API document lacks an endpoint.");
        var valid = await ScratchBodiesAsync();
        var before = await data.SnapshotAsync();

        var requests = Arb.From(GeneratedBodies.Requests(paths, valid));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Requests).WithReplay(Seed, Gamma),
            Prop.ForAll(requests, (Func<GeneratedRequest, Task>)AnsweredAsync));

        Assert.Equal(before, await data.SnapshotAsync());
        (await data.Client.GetAsync("/health/ready")).Ok();
        Assert.DoesNotContain("Unhandled exception", data.Server.Output);
    }

    /// <summary>The stranger's requests: that account is the one that may be hurt.</summary>
    private async Task AnsweredAsync(GeneratedRequest request)
    {
        var answer = await data.Stranger.PostBytesAsync(request.Path, request.Body, request.ContentType);
        Assert.True(answer.Status < 500, answer.ToString());
        if (answer.Status is 200 or 202)
            Assert.Equal("application/json; charset=utf-8", answer.ContentType);
        else
            answer.Problem(answer.Status);
    }

    private async Task<List<string>> PathsAsync()
    {
        var document = (await data.Client.GetAsync("/openapi.json")).Ok();
        return [.. document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("post", out _)).Select(path => path.Name)];
    }

    /// <summary>Bodies that the endpoints accept for a dataset of the stranger's own.</summary>
    private async Task<List<string>> ScratchBodiesAsync()
    {
        var scratch = await Wire.SmallDataset.CreateAsync(data.Stranger);
        var bodies = new object[]
        {
            new { title = "نو", slug = "scratch", type = "text-tag" },
            new { dataset = scratch.Slug },
            new { dataset = scratch.Slug, title = "برچسب نو", active = true, parent_id = scratch.ContentTag },
            new { dataset = scratch.Slug, tag_id = scratch.ContentTag, title = "نام", active = false },
            new { text_id = 1, tag_id = scratch.DiscontentTag },
            new[] { new { content = "خوب بود", tag_id = scratch.DiscontentTag, positive = true } },
            new { dataset = scratch.Slug, contents = new[] { "خوب بود", "بد بود" }, wait = false, tree_based = true },
            new { dataset = scratch.Slug, query = "خوب \"بود\"", reported = true, tag_id = scratch.ContentTag },
            new { tag_id = scratch.ContentTag, reported_positive = true },
            new { dataset = scratch.Slug, text_ids = new[] { 1 }, image_ids = new[] { 1 } },
            new { dataset = scratch.Slug, max_predictions = 5 },
            new { dataset = scratch.Slug, original_urls = true, tag_names = true },
            new { task_ids = new[] { "0123456789abcdef0123456789abcdef" } },
        };
        return [.. bodies.Select(body => JsonSerializer.Serialize(body))];
    }
}
