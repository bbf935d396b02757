using System.Text.Json;
using Kashf.EndToEnd.Tests.Images;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Videos;

/// <summary>Who appears in videos, on real photos.</summary>
public sealed class VideoFacesTests(ImageAccount account) : IClassFixture<ImageAccount>
{
    private const int Learnt = 6;

    [Fact]
    public async Task TagFaces_PeopleInTurn_AreRecognisedInTheirFramesAndInTheWhole()
    {
        var people = Directory.GetDirectories(SharedData.Folder("faces", "athletes5", "train")).Order(StringComparer.Ordinal).Take(2).ToList();
        var client = account.Client;
        var slug = await client.CreateDatasetAsync("ورزشکاران", "face-tag");
        foreach (var person in people)
        {
            var photos = SharedData.Files(person, Learnt).Select(file => account.Host.Add($"{Guid.NewGuid():N}.jpg", File.ReadAllBytes(file)));
            await client.SendReportsAsync(await client.CreateTagAsync(slug, Path.GetFileName(person)), photos);
        }

        await client.TrainAsync(slug);
        // The photos that were learnt from: what is asked here is whether frames reach the dataset, not how well it knows people.
        var clip = await Pictures.MakeAsync(
            "mp4",
            [.. people.SelectMany(person => new[] { "-loop", "1", "-framerate", "10", "-t", "1.5", "-i", SharedData.Files(person, 1)[0] }),
            "-filter_complex", "[0]scale=640:480,setsar=1[a];[1]scale=640:480,setsar=1[b];[a][b]concat=n=2,format=yuv420p[v]", "-map", "[v]", "-g", "5"]);
        var url = account.Host.Add("people.mp4", clip);

        var frames = (await client.PostAsync(VideoCalls.TagFaces, new { dataset = slug, video_urls = new[] { url }, min_frame_diff = 0 })).Ok()[0].Frames();
        Assert.Equal(30, frames.Count);
        Assert.All(frames, frame => Assert.Contains(Path.GetFileName(people[frame.Index() / 15]), frame.Titles()));
        var box = frames[0].GetProperty("tags")[0].GetProperty("box");
        Assert.InRange(box.GetProperty("w").GetInt32(), 20, 640);

        var video = (await client.PostAsync(VideoCalls.TagVideos, new { dataset = slug, video_urls = new[] { url }, min_frame_diff = 0 })).Ok()[0];
        Assert.Equal(people.Select(Path.GetFileName).Order(), video.Titles().Order());
        Assert.All(video.GetProperty("tags").EnumerateArray(), tag => Assert.Equal(15, tag.GetProperty("frames").GetInt32()));
        Assert.Equal(JsonValueKind.Array, video.GetProperty("tags").ValueKind);
    }
}
