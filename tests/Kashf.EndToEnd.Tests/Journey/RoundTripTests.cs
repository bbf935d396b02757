using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Journey;

/// <summary>What export writes, import reads back without loss.</summary>
public abstract class RoundTripTests(OwnAccount account)
{
    private const int Datasets = 12;
    private const ulong Seed = 20_261_122;
    private const ulong Gamma = 19;

    private static readonly string[] Titles = ["=خوب, \"نقد\" | [x]'", "-گران"];

    private ApiClient Client => account.Client;

    [Fact]
    public void Export_AnyContents_ImportReadsBackTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Datasets).WithReplay(Seed, Gamma),
        Prop.ForAll(Arb.From(GeneratedContents.Contents()), (Func<string[], Task>)ReadBackAsync));

    [Fact]
    public async Task Export_ImportedWhereItCameFrom_BringsReportsBack()
    {
        var (slug, tags) = await CreateAsync();
        await Client.ReportAsync(tags[0], positive: true, "یک", "دو");
        var file = await Client.DownloadAsync(slug);
        var before = await ItemsAsync(tags);
        await Client.ReportAsync(tags[0], positive: false, "یک");
        await Client.ImportAsync(slug, file);
        Assert.Equal(before, await ItemsAsync(tags));
    }

    private async Task ReadBackAsync(string[] contents)
    {
        var (slug, tags) = await CreateAsync();
        foreach (var (tag, number) in tags.Select((tag, number) => (tag, number)))
        {
            var reports = contents.Where((_, i) => number == 0 || i % 2 == 0).Select((content, i) => new { content, tag_id = tag, positive = i % 3 > 0 });
            (await Client.PostAsync("/api/report_text_tags/", reports)).Ok();
        }

        var expected = await ItemsAsync(tags);
        Assert.Equal(contents.Order(StringComparer.Ordinal), expected.Select(item => item.Content));
        foreach (var tagNames in new[] { true, false })
        {
            var file = await Client.DownloadAsync(slug, tagNames);
            AssertGuarded(file);
            var (copy, copiedTags) = await CreateAsync();
            var result = await Client.ImportAsync(copy, tagNames ? file : WithIdsOf(file, tags, copiedTags), ("tag_names", tagNames ? "true" : "false"));
            Assert.True(result.GetProperty("failed").GetInt64() == 0, result.ToString());
            Assert.Equal(expected, await ItemsAsync(copiedTags));
            Assert.Equal(Comparable(WithIdsOf(file, tags, copiedTags)), Comparable(await Client.DownloadAsync(copy, tagNames)));
        }
    }

    private async Task<(string Slug, long[] Tags)> CreateAsync()
    {
        var slug = await Client.CreateDatasetAsync();
        return (slug, [await Client.CreateTagAsync(slug, Titles[0]), await Client.CreateTagAsync(slug, Titles[1])]);
    }

    /// <summary>Every item has a word on the first tag.</summary>
    private async Task<IReadOnlyList<(string Content, bool First, bool? Second)>> ItemsAsync(long[] tags)
    {
        var items = await Client.AllAsync("/api/list_tag_reports/", new { tag_id = tags[0] });
        return [.. items.Select(item => (item.GetProperty("content").GetString()!, Said(item, tags[0])!.Value, Said(item, tags[1]))).OrderBy(item => item.Item1, StringComparer.Ordinal)];
    }

    private static bool? Said(JsonElement item, long tag) =>
        item.GetProperty("reports").TryGetProperty($"{tag}", out var said) ? said.GetBoolean() : null;

    private static byte[] WithIdsOf(byte[] file, long[] from, long[] to)
    {
        var text = Encoding.UTF8.GetString(file);
        foreach (var (old, other) in from.Zip(to))
            text = text.Replace(old.ToString(CultureInfo.InvariantCulture), other.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    private static IEnumerable<(string, string, string)> Comparable(byte[] file) =>
        Csv.Read(file).Select(row => (row["content"], row["tags"], row["predictions"])).Order();

    /// <summary>No cell that a spreadsheet would run.</summary>
    private static void AssertGuarded(byte[] file) =>
        Assert.DoesNotContain(Csv.Read(file).SelectMany(row => row.Values), cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal));
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalRoundTripTests(OwnAccount account) : RoundTripTests(account), IClassFixture<OwnAccount>;
