using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>The main job with faces, on real photos.</summary>
public sealed class FaceJourneyTests(ImageAccount account) : IClassFixture<ImageAccount>
{
    private const int Learnt = 8;
    private const int Tested = 10;

    [Fact]
    public async Task ReportTrainTag_Athletes_RecognisesThemAndNamesNobodyElse()
    {
        var people = Directory.GetDirectories(SharedData.Folder("faces", "athletes5", "train")).Order(StringComparer.Ordinal).ToList();
        var (client, host) = (account.Client, account.Host);
        var slug = await client.CreateDatasetAsync("ورزشکاران", "face-tag");
        var (known, stranger) = (people.Take(3).ToList(), people[3]);
        foreach (var person in known)
        {
            var tag = await client.CreateTagAsync(slug, Path.GetFileName(person));
            var reports = (await client.SendReportsAsync(tag, Host(person, Learnt))).Ok().EnumerateArray().ToList();
            var taken = reports.Where(report => report.TryGetProperty("id", out _)).ToList();
            Assert.InRange(taken.Count, Learnt / 2, Learnt);
            Assert.All(taken, report => Assert.True(report.GetProperty("box").GetProperty("w").GetInt32() > 0));
            Assert.All(reports.Except(taken), report => Assert.Contains("no face", report.Error(), StringComparison.Ordinal));
        }

        await client.TrainAsync(slug);
        var (right, asked, mistaken) = (0, 0, 0);
        foreach (var person in known)
        {
            var photos = (await client.PostAsync(ImageCalls.TagFaces, new { dataset = slug, image_urls = Host(TestOf(person), Tested) })).Ok();
            right += photos.EnumerateArray().Count(photo => photo.Titles().Contains(Path.GetFileName(person)));
            asked += Tested;
        }

        var strangers = (await client.PostAsync(ImageCalls.TagFaces, new { dataset = slug, image_urls = Host(TestOf(stranger), Tested) })).Ok();
        mistaken += strangers.EnumerateArray().Count(photo => photo.Titles().Any(title => title != "ناآشنا"));
        Assert.InRange(right, asked / 2, asked);
        Assert.InRange(mistaken, 0, Tested / 3);
        await CrowdAsync(slug, people);
        await NobodyAsync(slug);
    }

    /// <summary>A photo with 40 people: each face once, each identity at most once.</summary>
    private async Task CrowdAsync(string slug, IEnumerable<string> people)
    {
        var files = people.SelectMany(person => SharedData.Files(person, Learnt)).Take(40).ToList();
        var inputs = files.SelectMany(file => new[] { "-i", file });
        var scaled = files.Select((_, i) => $"[{i}]scale=400:400:force_original_aspect_ratio=decrease,pad=400:400,setsar=1[s{i}];");
        var filter = $"{string.Concat(scaled)}{string.Concat(files.Select((_, i) => $"[s{i}]"))}concat=n={files.Count},tile=8x5";
        var montage = await Pictures.MakeAsync("jpg", [.. inputs, "-filter_complex", filter, "-frames:v", "1"]);
        var photo = (await account.Client.PostAsync(ImageCalls.TagFaces, new { dataset = slug, image_urls = new[] { account.Host.Add("crowd.jpg", montage) } })).Ok()[0];
        var tags = photo.GetProperty("tags").EnumerateArray().ToList();
        Assert.InRange(tags.Count, 20, 120);
        Assert.All(tags, tag => Assert.Equal(JsonValueKind.Object, tag.GetProperty("box").ValueKind));
        var identities = tags.Select(tag => tag.GetProperty("id").GetInt64()).Where(id => id != 0).ToList();
        Assert.Equal(identities.Count, identities.Distinct().Count());
    }

    private async Task NobodyAsync(string slug)
    {
        var (client, url) = (account.Client, account.Host.Add("nobody.jpg", Pictures.All(Pictures.Bars)[0]));
        var photo = (await client.PostAsync(ImageCalls.TagFaces, new { dataset = slug, image_urls = new[] { url } })).Ok()[0];
        var tag = Assert.Single(photo.GetProperty("tags").EnumerateArray());
        Assert.Equal((0, "ناآشنا"), (tag.GetProperty("id").GetInt64(), tag.GetProperty("title").GetString()));
        Assert.False(tag.TryGetProperty("box", out _));
    }

    private static string TestOf(string person) => Path.Combine(person, "..", "..", "test", Path.GetFileName(person));

    private IEnumerable<string> Host(string person, int count) =>
        SharedData.Files(person, count).Select(file => account.Host.Add($"{Path.GetFileName(person)}-{Path.GetFileName(file)}".Replace(' ', '-'), File.ReadAllBytes(file)));
}
