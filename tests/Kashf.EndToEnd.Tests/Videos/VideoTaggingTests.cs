using System.Text.Json;
using Kashf.EndToEnd.Tests.Images;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Videos;

/// <summary>Videos of the sample pictures, whose kinds a dataset of images has learnt.</summary>
public sealed class VideoTaggingTests(TrainedImages trained) : IClassFixture<TrainedImages>
{
    // Longer than a segment, which is one second here.
    private const double Shown = 1.6;
    private const int Cut = (int)(Shown * Clips.FramesPerSecond);
    private const int SampledEvery = 50 * Clips.FramesPerSecond / 1000 + 1;

    [Fact]
    public async Task TagFrames_ContractsExample_KeepsAFrameOfEachPicture()
    {
        var url = await HostAsync(Guid.NewGuid(), Pictures.Fractal, Pictures.Bars, Pictures.Fractal);

        var video = Assert.Single((await AskAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, every_ms = 50, duration = 25, min_frame_diff = 0.4, video_urls = new[] { url } })).EnumerateArray());

        Assert.Equal(url, video.GetProperty("video_url").GetString());
        var frames = video.Frames();
        Assert.Equal([["برخال"], ["نوار"], ["برخال"]], frames.Select(frame => frame.Titles()));
        Assert.Equal(["0:00:00", "0:00:01", "0:00:03"], frames.Select(frame => frame.GetProperty("time").GetString()));
        Assert.Equal(0, frames[0].Index());
        Assert.InRange(frames[1].Index(), Cut, Cut + SampledEvery);
        Assert.InRange(frames[2].Index(), 2 * Cut, (2 * Cut) + SampledEvery);
        Assert.Equal(trained.FractalTag, frames[0].GetProperty("tags")[0].GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task TagFrames_NotWaiting_TellsHowFarItIsAndThenTheResult()
    {
        var url = trained.Host.Add($"{Guid.NewGuid():N}.mp4", await Clips.MovingAsync(6));
        var body = new { dataset = trained.Slug, video_urls = new[] { url }, every_ms = 40, min_frame_diff = 0, wait = false };

        var answers = await trained.Client.UntilResultAsync(VideoCalls.TagFrames, body);

        var (running, result) = (answers.SkipLast(1).ToList(), answers[^1]);
        Assert.Equal("processing", running[0].GetProperty("state").GetString());
        var progress = running.Where(answer => answer.TryGetProperty("progress", out _)).Select(answer => answer.GetProperty("progress").GetDouble()).ToList();
        Assert.NotEmpty(progress);
        Assert.Equal(progress.Order(), progress);
        Assert.All(progress, share => Assert.InRange(share, 0, 1));
        Assert.Contains(running, answer => answer.TryGetProperty("total", out var total) && total.GetInt32() > 1);
        Assert.Equal(Enumerable.Range(0, 6 * Clips.FramesPerSecond), result[0].Frames().Select(frame => frame.Index()));
        foreach (var field in new[] { "task_ids", "tasks_ids" })
        {
            var asked = await AskAsync(VideoCalls.TagFrames, new Dictionary<string, object> { [field] = running[0].GetProperty("task_ids") });
            Assert.Equal(result.ToString(), asked.ToString());
        }
    }

    [Fact]
    public async Task TagFrames_PercentAndDurations_MeanTheSameJob()
    {
        var url = await HostAsync(Guid.NewGuid(), Pictures.Bars, Pictures.Fractal);
        var first = await trained.Client.UntilResultAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = new[] { url }, min_frame_diff = 0.5, wait = false });
        Assert.Equal(2, first[^1][0].Frames().Count);

        var again = await trained.Client.PostTextAsync(
            VideoCalls.TagFrames.TrimEnd('/'), $$"""{"video_urls": ["{{url}}"], "dataset": "{{trained.Slug}}", "min_frame_diff": "50", "duration": 0, "wait": "false"}""");
        Assert.Equal(first[^1].ToString(), again.Ok().ToString());
        Assert.Equal(1, trained.Host.AskedFor(url));

        var beyond = await AskAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = new[] { url }, duration = 3600 });
        Assert.Equal(2, beyond[0].Frames().Count);
        var part = await AskAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = new[] { url }, duration = 1 });
        Assert.Equal(0, Assert.Single(part[0].Frames()).Index());
    }

    [Fact]
    public async Task TagVideos_SeveralPictures_AreTaggedWithTheirEvidence()
    {
        var url = await HostAsync(Guid.NewGuid(), Pictures.Fractal, Pictures.Bars);

        var video = (await AskAsync(VideoCalls.TagVideos, new { dataset = trained.Slug, video_urls = new[] { url } }))[0];

        Assert.Equal((url, url), (video.GetProperty("image_url").GetString(), video.GetProperty("video_url").GetString()));
        Assert.Equal(["برخال", "نوار"], video.Titles().Order(StringComparer.Ordinal));
        Assert.All(video.GetProperty("tags").EnumerateArray(), tag =>
        {
            Assert.InRange(tag.GetProperty("frames").GetInt32(), 2, 3);
            Assert.InRange(tag.GetProperty("seconds").GetDouble(), Shown - 0.2, Shown + 0.2);
        });
    }

    [Fact]
    public async Task TagFrames_SameContentAgain_IsLookedAtOnce()
    {
        var clip = await Clips.CutAsync(Shown, File(Pictures.Bars, 2), File(Pictures.Fractal, 2));
        var urls = Enumerable.Range(0, 3).Select(i => trained.Host.Add($"{Guid.NewGuid():N}-{i}.mp4", clip)).ToList();
        var before = Looked();

        var videos = await AskAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = new[] { urls[0], urls[1], urls[0] } });
        var segments = Looked() - before;
        Assert.InRange(segments, 2, 6);
        Assert.Equal(3, videos.GetArrayLength());
        Assert.Single(videos.EnumerateArray().Select(video => video.GetProperty("frames").ToString()).Distinct());

        // Another request, another address, another model: nothing of it is looked at again.
        await trained.Client.TrainAsync(trained.Slug);
        var later = await AskAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = new[] { urls[2], urls[0] } });
        Assert.Equal([["نوار"], ["برخال"]], later[0].Frames().Select(frame => frame.Titles()));
        Assert.Equal(segments, Looked() - before);

        // As a whole a video is looked at more often, and then no more either.
        await AskAsync(VideoCalls.TagVideos, new { dataset = trained.Slug, video_urls = new[] { urls[0] } });
        var wholes = Looked() - before;
        await AskAsync(VideoCalls.TagVideos, new { dataset = trained.Slug, video_urls = new[] { urls[0], urls[1] } });
        Assert.Equal(wholes, Looked() - before);
        await AskAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = new[] { urls[0] }, every_ms = 200 });
        Assert.True(Looked() - before > wholes);
    }

    [Fact]
    public async Task TagFrames_EndOfAJob_LeavesNoFileOfIt()
    {
        await AskAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = new[] { await HostAsync(Guid.NewGuid(), Pictures.Bars), trained.Host.Url("none.mp4") } });

        var files = Path.Combine(trained.Process.DataDirectory, "files");
        await Patience.UntilAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(
            !Directory.EnumerateDirectories(files).Select(account => Path.Combine(account, "videos")).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Any()));
    }

    private static string File(string kind, int number) => Pictures.FileOf(kind, number);

    /// <summary>How many segments the server has looked at.</summary>
    private int Looked() => trained.Process.Output.Split("Looked at ").Length - 1;

    private async Task<string> HostAsync(Guid name, params IReadOnlyList<string> kinds) =>
        trained.Host.Add($"{name:N}.mp4", await Clips.CutAsync(Shown, [.. kinds.Select(kind => File(kind, Pictures.OfAKind))]));

    private async Task<JsonElement> AskAsync(string path, object body) => (await trained.Client.PostAsync(path, body)).Ok();
}
