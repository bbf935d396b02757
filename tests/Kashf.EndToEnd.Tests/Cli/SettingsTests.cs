using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Cli;

/// <summary>host.json and local.settings.json of a folder of one's own.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task Serve_RoutePrefix_StandsBeforeEveryRoute()
    {
        using var root = new TemporaryDirectory();
        root.Write("host.json", """{"version": "2.0", "extensions": {"http": {"routePrefix": "v1"}}}""");
        await using var server = new ServerProcess(settings: From(root), readyPath: "/v1/health/ready");
        await server.StartAsync();
        using var client = server.Client();
        (await client.GetAsync("/v1/api/list_datasets/")).Ok();
        (await client.GetAsync("/api/list_datasets/")).Problem(404);
    }

    [Fact]
    public async Task Serve_Limits_AreHeld()
    {
        using var root = new TemporaryDirectory();
        root.Write("host.json", """{"version": "2.0", "extensions": {"http": {"routePrefix": ""}}}""");
        root.Write("local.settings.json", """{"Values": {"Limits__ItemsPerRequest": "2", "Limits__ContentLength": "10", "Limits__BodyBytes": "1024"}}""");
        await using var server = new ServerProcess(settings: From(root));
        await server.StartAsync();
        using var client = server.Client();
        var dataset = await client.CreateDatasetAsync();
        var tag = await client.CreateTagAsync(dataset, "پیشنهاد");

        var three = Enumerable.Range(0, 3).Select(i => new { content = $"{i}", tag_id = tag });
        (await client.PostAsync("/api/report_text_tags/", three)).Problem(413);
        var answer = (await client.PostAsync("/api/report_text_tags/", new[] { new { content = "کوتاه", tag_id = tag }, new { content = "بسیار بسیار بلند", tag_id = tag } })).Ok();
        Assert.True(answer[0].TryGetProperty("id", out _));
        Assert.Contains("at most 10", answer[1].GetProperty("error").GetString());
        (await client.PostAsync("/api/tag_texts/", new { dataset, contents = new[] { new string('x', 2_000) } })).Problem(413);
    }

    [Fact]
    public async Task Serve_Environment_OutweighsTheFiles()
    {
        using var root = new TemporaryDirectory();
        root.Write("host.json", """{"version": "2.0", "extensions": {"http": {"routePrefix": ""}}}""");
        root.Write("local.settings.json", """{"Values": {"Limits__DatasetsPerAccount": "5"}}""");
        await using var server = new ServerProcess(settings: new Dictionary<string, string>(From(root)) { ["Limits__DatasetsPerAccount"] = "1" });
        await server.StartAsync();
        using var client = server.Client();
        await client.CreateDatasetAsync();
        (await client.PostAsync("/api/create_dataset/", new { title = "دوم", slug = "second", type = "text-tag" })).Problem(409);
    }

    private static Dictionary<string, string> From(TemporaryDirectory root) => new() { ["AzureWebJobsScriptRoot"] = root.Path };
}
