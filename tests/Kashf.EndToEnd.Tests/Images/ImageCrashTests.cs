using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Kills the server while a training opens its images.</summary>
public sealed class ImageCrashTests
{
    private const int Images = 120;
    private const int Kills = 3;

    // So many images are two ranges, opened beside one another, each with eight at a time.
    private const int OpenedAtOnce = 2 * 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Kill_WhileOpening_GoesOnAndOpensNoneAgainThatWasSaved()
    {
        await using var host = new ImageHost { Pause = TimeSpan.FromMilliseconds(60) };
        await using var server = new ServerProcess(settings: ImageServer.Settings(host));
        await server.StartAsync();
        var slug = await PlantAsync(server, host);

        for (var kill = 1; kill <= Kills; kill++)
        {
            var enough = kill * Images / (Kills + 1);
            await Patience.UntilAsync(Limit, () => Task.FromResult(host.Asked.Values.Sum() >= enough));
            await server.KillAsync();
            await server.StartAsync();
        }

        using var client = server.Client();
        var info = (await client.UntilTrainedAsync(slug))[^1];
        Assert.False(info.TryGetProperty("detail", out _), info.ToString());
        Assert.Equal(Images, host.Asked.Count);
        // Only what was under way when the server died is fetched again.
        Assert.InRange(host.Asked.Values.Sum(), Images, Images + (Kills * OpenedAtOnce));
    }

    /// <summary>A dataset of images that were never opened, whose training has begun.</summary>
    private static async Task<string> PlantAsync(ServerProcess server, ImageHost host)
    {
        using var client = server.Client();
        var slug = await client.CreateDatasetAsync(type: "image-tag");
        var rows = new List<string[]> { new[] { "url", "title" } };
        foreach (var kind in new[] { Pictures.Bars, Pictures.Fractal })
        {
            await client.CreateTagAsync(slug, kind);
            var file = Pictures.All(kind)[0];
            // What follows the end of a JPEG is not looked at, and makes another file of it.
            rows.AddRange(Enumerable.Range(0, Images / 2).Select(i => new[] { host.Add($"{kind}-{i}.jpg", [.. file, (byte)i]), kind }));
        }

        await client.ImportAsync(slug, Csv.Write(rows));
        (await client.PostAsync("/api/train_dataset/", new { dataset = slug })).Ok();
        return slug;
    }
}
