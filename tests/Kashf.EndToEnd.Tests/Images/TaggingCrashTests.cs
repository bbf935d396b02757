using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Kills the server while a job tags many images.</summary>
public sealed class TaggingCrashTests
{
    private const int Images = 500;
    private const int UnderWay = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Kill_WhileTagging_GoesOnWithoutWhatWasDone()
    {
        await using var host = new ImageHost { Pause = TimeSpan.FromMilliseconds(60) };
        await using var server = new ServerProcess(settings: ImageServer.Settings(host));
        await server.StartAsync();
        var slug = await TrainAsync(server, host);
        var trained = host.Asked.Values.Sum();
        var picture = Pictures.All(Pictures.Fractal)[^1];
        var urls = Enumerable.Range(0, Images).Select(i => host.Add($"photo-{i}.jpg", picture)).Append("nonsense").ToList();

        Assert.Equal(JsonValueKind.Object, (await SendAsync(server, slug, urls)).ValueKind);
        await Patience.UntilAsync(Limit, () => Task.FromResult(host.Asked.Values.Sum() >= trained + Images - 100));
        await server.KillAsync();
        await server.StartAsync();

        JsonElement answer = default;
        await Patience.UntilAsync(Limit, async () => (answer = await SendAsync(server, slug, urls)).ValueKind == JsonValueKind.Array);
        Assert.Equal(urls, answer.EnumerateArray().Select(image => image.GetProperty("image_url").GetString()));
        Assert.All(answer.EnumerateArray().SkipLast(1), image => Assert.Equal(["برخال"], image.Titles()));
        Assert.Contains("address", answer[Images].Error(), StringComparison.Ordinal);
        Assert.InRange(host.Asked.Values.Sum() - trained, Images, Images + UnderWay);
    }

    private static async Task<JsonElement> SendAsync(ServerProcess server, string slug, IReadOnlyList<string> urls)
    {
        using var client = server.Client();
        return (await client.PostAsync(ImageCalls.TagImages, new { dataset = slug, image_urls = urls, wait = false })).Ok();
    }

    private static async Task<string> TrainAsync(ServerProcess server, ImageHost host)
    {
        using var client = server.Client();
        var slug = await client.CreateDatasetAsync(type: "image-tag");
        foreach (var (kind, title) in new[] { (Pictures.Bars, "نوار"), (Pictures.Fractal, "برخال") })
        {
            var tag = await client.CreateTagAsync(slug, title);
            await client.ReportImagesAsync(tag, Pictures.All(kind).SkipLast(1).Select((file, i) => host.Add($"{kind}-{i}.jpg", file)));
        }

        await client.TrainAsync(slug);
        return slug;
    }
}
