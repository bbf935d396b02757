using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Image and face datasets as CSV files: what is exported is read back, by either kind of address.</summary>
public sealed class ImageTransferTests(ImageAccount account) : IClassFixture<ImageAccount>
{
    private static readonly string[] Header = ["url", "tags"];

    [Fact]
    public async Task Import_AddressesThenTrain_OpensThemOnceAndTellsOfThoseThatCannotBe()
    {
        var (client, host) = (account.Client, account.Host);
        var rows = new[] { Pictures.Bars, Pictures.Fractal }
            .SelectMany(kind => Pictures.All(kind).Select((file, i) => new[] { host.Add($"import-{kind}-{i}.jpg", file), kind }))
            .Append([host.Url("never-there.jpg"), Pictures.Bars]).ToList();
        var slug = await client.CreateDatasetAsync(type: "image-tag");
        foreach (var kind in new[] { Pictures.Bars, Pictures.Fractal })
            await client.CreateTagAsync(slug, kind);
        await client.ImportAsync(slug, Csv.Write([Header, .. rows]), ("tag_names", "true"));

        var info = (await client.TrainAsync(slug))[^1];

        Assert.Contains("1 image could not be opened", info.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("404", info.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(1, host.AskedFor(row[0])));
        await client.TrainAsync(slug);
        Assert.All(rows.SkipLast(1), row => Assert.Equal(1, host.AskedFor(row[0])));
    }

    [Fact]
    public async Task Export_AddressesHere_AreReadBackWithoutTheNetwork()
    {
        var (client, host) = (account.Client, account.Host);
        var slug = await client.CreateDatasetAsync(type: "image-tag");
        var tag = await client.CreateTagAsync(slug, "یاخته");
        var urls = Pictures.All(Pictures.Cells).Select((file, i) => host.Add($"kept-{i}.jpg", file)).ToList();
        await client.ReportImagesAsync(tag, urls);

        Assert.Equal(urls.Order(), Csv.Read(await client.DownloadAsync(slug)).Select(row => row["url"]).Order());
        var exported = await client.DownloadAsync(slug, tagNames: true, originalUrls: false);
        var here = Csv.Read(exported).Select(row => row["url"]).ToList();
        Assert.All(here, url => Assert.StartsWith($"{client.Address.GetLeftPart(UriPartial.Authority)}/api/datasets/", url, StringComparison.Ordinal));
        Assert.Equal(urls.Count, here.Distinct().Count());

        // Another name of this server is another file: the first one's addresses may lead nowhere for who asks now.
        using var byName = account.Process.ClientByName(account.Key);
        Assert.All(
            Csv.Read(await byName.DownloadAsync(slug, tagNames: true, originalUrls: false)),
            row => Assert.StartsWith($"{byName.Address.GetLeftPart(UriPartial.Authority)}/api/datasets/", row["url"], StringComparison.Ordinal));

        var copy = await client.CreateDatasetAsync(type: "image-tag");
        await client.CreateTagAsync(copy, "یاخته");
        var bars = await client.CreateTagAsync(copy, "نوار");
        await client.ReportImagesAsync(bars, Pictures.All(Pictures.Bars).Select((file, i) => host.Add($"kept-bars-{i}.jpg", file)));
        await client.ImportAsync(copy, exported, ("tag_names", "true"));
        var info = (await client.TrainAsync(copy))[^1];
        Assert.False(info.TryGetProperty("detail", out _), info.ToString());
        Assert.Equal(2 * Pictures.OfAKind, info.GetProperty("report_count").GetInt64());
        Assert.All(urls, url => Assert.Equal(1, host.AskedFor(url)));
    }
}
