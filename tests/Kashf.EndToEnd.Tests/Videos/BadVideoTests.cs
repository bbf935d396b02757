using System.Text;
using Kashf.EndToEnd.Tests.Images;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Videos;

/// <summary>Files and addresses that hold no video that can be processed: each says why, and none loses the others.</summary>
public sealed class BadVideoTests(TrainedImages trained) : IClassFixture<TrainedImages>
{
    private static readonly string[] Still = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "12"];

    [Fact]
    public async Task TagFrames_AllSortsOfBadElements_EachSaysWhyAndTheOthersAreTagged()
    {
        var host = trained.Host;
        var good = await Clips.CutAsync(1, Pictures.FileOf(Pictures.Fractal, 1));
        var trap = host.Url("trap.ts");
        var bad = new (string Url, string Says)[]
        {
            (host.Add("text.mp4", Encoding.UTF8.GetBytes("this is no video")), "not a video"),
            (host.Add("empty.mp4", []), "empty"),
            (host.Add("sound.mp4", await Pictures.MakeAsync("mp4", "-f", "lavfi", "-i", "sine=d=1")), "no video stream"),
            (host.Add("cut.mp4", good[..(good.Length / 2)]), "upload it again"),
            (host.Add("wide.mov", await Pictures.MakeAsync("mov", "-f", "lavfi", "-i", "color=s=20000x16:d=0.08", "-c:v", "png")), "pixels"),
            (host.Add("list.m3u8", Encoding.UTF8.GetBytes($"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://{Pictures.FileOf(Pictures.Bars, 1)}\n#EXTINF:1,\n{trap}\n#EXT-X-ENDLIST\n")), "playlist"),
            (host.Add("list.ffconcat", Encoding.UTF8.GetBytes($"ffconcat version 1.0\nfile '{Pictures.FileOf(Pictures.Bars, 1)}'\nfile '{trap}'\n")), "not a video"),
            (host.Url("gone.mp4"), "404"),
            (host.Hanging, "seconds"),
            (host.Dripping, "seconds"),
            ("http://169.254.169.254/latest/meta-data/", "public"),
            ("http://127.0.0.1:1/a.mp4", "port 1"),
            ("file:///etc/passwd", "http"),
            ("not an address", "address"),
        };
        var urls = bad.Select(entry => entry.Url).Prepend(host.Add("first.mp4", good)).Append(host.Add("last.mp4", Clips.Again(good))).ToList();

        var videos = (await trained.Client.UntilResultAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = urls }))[^1];

        Assert.Equal(urls, videos.EnumerateArray().Select(video => video.GetProperty("video_url").GetString()));
        Assert.Equal(["برخال"], Assert.Single(videos[0].Frames()).Titles());
        Assert.Equal(["برخال"], Assert.Single(videos[urls.Count - 1].Frames()).Titles());
        Assert.All(bad.Select((entry, i) => (entry.Says, Video: videos[i + 1])), pair => Assert.Contains(pair.Says, pair.Video.Refusal(), StringComparison.Ordinal));
        Assert.Equal(0, host.AskedFor(trap));
        Assert.Empty(trained.Process.Decoders());
    }

    [Fact]
    public async Task TagFrames_UnusualButGood_HaveTheFramesOfTheirFiles()
    {
        var (host, pictures) = (trained.Host, new[] { Pictures.FileOf(Pictures.Bars, 1), Pictures.FileOf(Pictures.Fractal, 1) });
        var clip = await Clips.CutAsync(1, pictures);
        var urls = new List<string>
        {
            // Every third frame of the second half alone: rates vary, and the cut stays frame 25.
            host.Add("varying.mkv", await Clips.ConvertAsync(clip, "mkv", ["-vf", "select='lt(n,25)+not(mod(n-25,3))'", "-fps_mode", "vfr", .. Still])),
            // As a phone stores what it took upright.
            host.Add("turned.mp4", Clips.Turned(clip)),
            host.Add("old.avi", await Clips.OfAsync("avi", 1, pictures, "-c:v", "mpeg4", "-g", "12")),
            host.Add("web.webm", await Clips.OfAsync("webm", 1, pictures, "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "16")),
        };

        var videos = (await trained.Client.UntilResultAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = urls, every_ms = 40 }))[^1];

        Assert.All(videos.EnumerateArray(), video => Assert.Equal([0, Clips.FramesPerSecond], video.Frames().Select(frame => frame.Index())));
        Assert.All(videos.EnumerateArray(), video => Assert.Equal("0:00:01", video.Frames()[1].GetProperty("time").GetString()));
    }

    [Fact]
    public async Task TagFrames_NotStrings_AreToldApart()
    {
        var url = trained.Host.Add("fine.mp4", await Clips.CutAsync(0.4, Pictures.FileOf(Pictures.Fractal, 1)));

        var videos = (await trained.Client.PostTextAsync(VideoCalls.TagFrames, $$"""{"dataset": "{{trained.Slug}}", "video_urls": [5, null, {"a": 1}, "{{url}}"]}""")).Ok();

        Assert.Equal(4, videos.GetArrayLength());
        Assert.All(videos.EnumerateArray().Take(3), video => Assert.NotEqual("", video.Refusal()));
        Assert.Equal(["برخال"], videos[3].Frames()[0].Titles());
    }

    [Theory]
    [InlineData("every_ms", "0")]
    [InlineData("every_ms", "-1")]
    [InlineData("every_ms", "\"fast\"")]
    [InlineData("min_frame_diff", "-1")]
    [InlineData("min_frame_diff", "101")]
    [InlineData("duration", "-5")]
    public async Task Post_FieldOutOfRange_IsRefusedByItsName(string field, string value)
    {
        foreach (var path in new[] { VideoCalls.TagFrames, VideoCalls.TagFaces, VideoCalls.TagVideos })
        {
            var answer = await trained.Client.PostTextAsync(path, $$"""{"dataset": "{{trained.Slug}}", "video_urls": ["{{trained.Host.Url("x.mp4")}}"], "{{field}}": {{value}}}""");
            Assert.Equal([field], answer.Problem(400).EnumerateObject().Select(error => error.Name));
        }
    }

    [Fact]
    public async Task Post_WrongDatasetsAndTooManyVideos_AreRefused()
    {
        var (client, urls) = (trained.Client, new[] { trained.Host.Url("x.mp4") });
        (await client.PostAsync(VideoCalls.TagFrames, new { dataset = "none", video_urls = urls })).Problem(404);
        (await client.PostAsync(VideoCalls.TagFaces, new { dataset = trained.Slug, video_urls = urls })).Problem(400);
        (await client.PostAsync(VideoCalls.TagVideos, new { dataset = await client.CreateDatasetAsync(), video_urls = urls })).Problem(400);
        (await client.PostAsync(VideoCalls.TagVideos, new { dataset = await client.CreateDatasetAsync(type: "image-tag"), video_urls = urls })).Problem(409);
        (await client.PostAsync(VideoCalls.TagFrames, new { dataset = trained.Slug })).Problem(400);
        (await client.PostAsync(VideoCalls.TagFrames, new { dataset = trained.Slug, video_urls = Enumerable.Repeat(urls[0], 101) })).Problem(413);
        (await client.PostAsync(VideoCalls.TagFrames, new { task_ids = new[] { "none" } })).Problem(404);
    }
}
