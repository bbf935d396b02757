using System.Text.Json;
using System.Text.RegularExpressions;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Images;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Videos;

/// <summary>Kills the server while a job looks at videos.</summary>
public sealed partial class VideoCrashTests
{
    private const int Seconds = 8;
    private const int UntilKilled = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Kill_WhileLooking_GoesOnWithoutWhatWasDoneToTheSameResult()
    {
        await using var host = new ImageHost();
        await using var server = new ServerProcess(settings: new Dictionary<string, string>(ImageServer.Settings(host)) { ["Jobs__WaitSeconds"] = "0.5" });
        await server.StartAsync();
        var slug = await TrainAsync(server, host);
        var clip = await Clips.MovingAsync(Seconds);
        var urls = new[] { host.Add("a.mp4", clip), host.Url("none.mp4") };
        server.ForgetOutput();

        await SendAsync(server, slug, urls);
        await Patience.UntilAsync(Limit, () => Task.FromResult(Looked(server).Count >= UntilKilled));
        await server.KillAsync();
        await Patience.UntilAsync(Limit, () => Task.FromResult(server.Decoders().Count == 0));
        await server.StartAsync();
        var result = await ResultAsync(server, slug, urls);

        var looked = Looked(server);
        Assert.Equal(looked.Distinct().Order(), looked.Order());
        Assert.InRange(looked.Count, UntilKilled + 1, 4 * Seconds);
        // Undisturbed, on the same pictures in a file that was not seen before.
        string[] others = [host.Add("b.mp4", Clips.Again(clip)), urls[1]];
        await WaitTooLongAsync(server, slug, others);
        var again = await ResultAsync(server, slug, others);
        Assert.Equal(Seconds * Clips.FramesPerSecond, result[0].Frames().Count);
        Assert.Equal(again[0].GetProperty("frames").ToString(), result[0].GetProperty("frames").ToString());
        Assert.Equal(again[1].ToString(), result[1].ToString());
    }

    /// <summary>The segments that were looked at, each time that one was.</summary>
    private static List<string> Looked(ServerProcess server) => [.. Segment().Matches(server.Output).Select(match => match.Groups[1].Value)];

    private static async Task<JsonElement> ResultAsync(ServerProcess server, string slug, string[] urls)
    {
        JsonElement answer = default;
        await Patience.UntilAsync(Limit, async () => (answer = await SendAsync(server, slug, urls)).ValueKind == JsonValueKind.Array);
        return answer;
    }

    /// <summary>Waits for what takes longer than a request may: the same job goes on.</summary>
    private static async Task WaitTooLongAsync(ServerProcess server, string slug, string[] urls)
    {
        using var client = server.Client();
        var late = await client.PostAsync(VideoCalls.TagFrames, Body(slug, urls, wait: true));
        Assert.Equal((202, "processing"), (late.Status, late.Json.GetProperty("state").GetString()));
        Assert.True(late.Json.TryGetProperty("progress", out _), late.Text);
    }

    private static async Task<JsonElement> SendAsync(ServerProcess server, string slug, string[] urls)
    {
        using var client = server.Client();
        return (await client.PostAsync(VideoCalls.TagFrames, Body(slug, urls, wait: false))).Ok();
    }

    private static object Body(string slug, string[] urls, bool wait) => new { dataset = slug, video_urls = urls, every_ms = 40, min_frame_diff = 0, wait };

    private static async Task<string> TrainAsync(ServerProcess server, ImageHost host)
    {
        using var client = server.Client();
        var slug = await client.CreateDatasetAsync(type: "image-tag");
        foreach (var kind in new[] { Pictures.Bars, Pictures.Fractal })
            await client.ReportImagesAsync(await client.CreateTagAsync(slug, kind), Pictures.All(kind).Select((file, i) => host.Add($"{kind}-{i}.jpg", file)));
        await client.TrainAsync(slug);
        return slug;
    }

    [GeneratedRegex(@"Looked at ([\w/-]+):")]
    private static partial Regex Segment();
}
