using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Which face of a photo a report means goes out with a file and comes in again.</summary>
public sealed class FaceTransferTests(ImageAccount account) : IClassFixture<ImageAccount>
{
    // About where the faces of the two photos are, the smaller one first.
    private static readonly (string Person, int X, int Y, int W, int H)[] People = [("چپ", 145, 35, 60, 90), ("راست", 555, 45, 100, 150)];

    [Fact]
    public async Task Import_OfAnExport_KeepsTheBoxes()
    {
        var (client, url) = (account.Client, account.Host.Add("two-people.jpg", await TwoPeopleAsync()));
        var (slug, copy) = (await client.CreateDatasetAsync(type: "face-tag"), await client.CreateDatasetAsync(type: "face-tag"));
        foreach (var (person, x, y, w, h) in People)
        {
            var report = new { image_url = url, tag_id = await client.CreateTagAsync(slug, person), box = new { x, y, w, h } };
            var box = (await client.PostAsync("/api/report_image_tags/", new[] { report })).Ok()[0].GetProperty("box");
            Assert.InRange(box.GetProperty("x").GetInt32(), x - 20, x + 20);
            await client.CreateTagAsync(copy, person);
        }

        var exported = await client.DownloadAsync(slug, tagNames: true);
        var row = Assert.Single(Csv.Read(exported));
        Assert.All(People, person => Assert.Contains($"true,[{person.X},{person.Y},{person.W},{person.H}]", row["tags"], StringComparison.Ordinal));

        Assert.Equal(1, (await client.ImportAsync(copy, exported, ("tag_names", "true"))).GetProperty("imported").GetInt64());
        var copied = Assert.Single(Csv.Read(await client.DownloadAsync(copy, tagNames: true)));
        Assert.Equal((row["url"], row["tags"]), (copied["url"], copied["tags"]));
    }

    /// <summary>Two photos side by side.</summary>
    private static Task<byte[]> TwoPeopleAsync()
    {
        var people = Directory.GetDirectories(SharedData.Folder("faces", "athletes5", "train")).Order(StringComparer.Ordinal).Take(2);
        var inputs = people.SelectMany(person => new[] { "-i", SharedData.Files(person, 1)[0] });
        const string scaled = "scale=400:400:force_original_aspect_ratio=decrease,pad=400:400,setsar=1";
        return Pictures.MakeAsync("jpg", [.. inputs, "-filter_complex", $"[0]{scaled}[a];[1]{scaled}[b];[a][b]hstack", "-frames:v", "1"]);
    }
}
