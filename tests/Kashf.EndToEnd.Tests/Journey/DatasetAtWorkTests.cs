using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Journey;

/// <summary>What a person does with a dataset between trainings, from an imported file on.</summary>
public abstract class DatasetAtWorkTests(OwnAccount account)
{
    private static readonly string[] New = [.. SampleReports.Of("test", SampleReports.Content).Select(report => report.Content).Distinct().Take(10)];

    private ApiClient Client => account.Client;

    [Fact]
    public async Task Dataset_FromFileToFile()
    {
        var slug = await Client.CreateDatasetAsync();
        var tags = new Dictionary<string, long>();
        foreach (var title in SampleReports.Tags)
            tags[title] = await Client.CreateTagAsync(slug, title);
        await ImportSamplesAsync(slug);
        await Client.TrainAsync(slug);
        await AssertContradictedAsync(tags[SampleReports.Content]);
        await RetagStepByStepAsync(slug, tags);
        await AssertPredictionsAsync(slug, tags[SampleReports.Content]);
    }

    private async Task ImportSamplesAsync(string slug)
    {
        var reports = SampleReports.Of("train", SampleReports.Tags).ToList();
        var rows = reports.Select(report => new[] { report.Content, report.Tag, report.Positive ? "true" : "false" });
        var result = await Client.ImportAsync(slug, Csv.Write([["content", "title", "positive"], .. rows]), ("tag_names", "true"));
        Assert.Equal(reports.Count, result.GetProperty("imported").GetInt64());
        Assert.Equal(0, result.GetProperty("failed").GetInt64());
        var info = await Client.InfoAsync(slug);
        Assert.Equal("imported", info.GetProperty("state").GetString());
        Assert.Equal(reports.Select(report => (report.Content, report.Tag)).Distinct().Count(), info.GetProperty("report_count").GetInt64());
        Assert.Equal(reports.Select(report => report.Content).Distinct().Count(), info.GetProperty("data_count").GetInt64());
    }

    /// <summary>Each says how probable the tag is, and the most contradicted come first; a report turned round leaves the list.</summary>
    private async Task AssertContradictedAsync(long tag)
    {
        const string Path = "/api/list_tag_notsure_reports/";
        var answer = (await Client.PostAsync(Path, new { tag_id = tag })).Ok();
        var entries = answer.GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(entries);
        foreach (var positive in new[] { true, false })
        {
            var probabilities = entries.Where(entry => Said(entry.GetProperty("text"), tag) == positive).Select(entry => entry.GetProperty("probability").GetDouble()).ToList();
            Assert.Equal(positive ? probabilities.Order() : probabilities.OrderDescending(), probabilities);
        }

        var first = entries[0].GetProperty("text");
        await Client.ReportAsync(tag, !Said(first, tag), first.GetProperty("content").GetString()!);
        var left = await Client.PageAsync(Path, new { tag_id = tag });
        Assert.Equal(answer.GetProperty("count").GetInt64() - 1, left.Count);
        Assert.DoesNotContain(first.GetProperty("id").GetInt64(), left.Ids);
        await Client.ReportAsync(tag, Said(first, tag), first.GetProperty("content").GetString()!);
    }

    /// <summary>Training looked at no reported item; new unreported ones come first of all.</summary>
    private async Task RetagStepByStepAsync(string slug, Dictionary<string, long> tags)
    {
        var reported = await ReportedIdsAsync(tags);
        await Client.ImportAsync(slug, Csv.Write([["content"], .. New.Select(content => new[] { content })]), ("report_items", "false"));
        var fresh = await IdsOfAsync(slug, New);
        Assert.Empty(await ProcessedAsync(slug, fresh));

        await Client.RetagAsync(slug, 4);
        var first = await ProcessedAsync(slug, fresh);
        Assert.Equal(4, first.Count);
        Assert.Empty(await ProcessedAsync(slug, reported));
        await Client.RetagAsync(slug, 8);
        var second = await ProcessedAsync(slug, fresh);
        Assert.Equal(New.Length, second.Count);
        Assert.Equal(first, second.Where(item => first.ContainsKey(item.Key)).ToDictionary());
        Assert.Equal(2, (await ProcessedAsync(slug, reported)).Count);

        await Client.RetagAsync(slug, 1_000_000);
        var all = await ProcessedAsync(slug, [.. reported, .. fresh]);
        Assert.Equal(reported.Count + fresh.Count, all.Count);
        await Client.RetagAsync(slug, 1_000_000);
        Assert.Equal(all, await ProcessedAsync(slug, [.. reported, .. fresh]));
    }

    private async Task AssertPredictionsAsync(string slug, long tag)
    {
        var found = await Client.AllAsync("/api/list_tag_predictions/", new { dataset = slug, tag_id = tag });
        Assert.True(found.Count > 50);
        var probabilities = found.Select(item => item.GetProperty("data").GetProperty($"{tag}").GetDouble()).ToList();
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        var info = await Client.InfoAsync(slug);
        Assert.Equal(found.Count, info.GetProperty("tags").EnumerateArray().Single(known => known.GetProperty("id").GetInt64() == tag).GetProperty("predictions").GetInt64());

        var tagged = (await Client.PostAsync("/api/tag_texts/", new { dataset = slug, contents = New })).Ok().EnumerateArray().ToList();
        var stored = (await ListTextsAsync(slug, await IdsOfAsync(slug, New))).ToDictionary(text => text.GetProperty("content").GetString()!);
        Assert.All(tagged, text => Assert.Equal(
            text.GetProperty("tags").EnumerateArray().Select(one => (one.GetProperty("id").ToString(), one.GetProperty("probability").GetDouble())).Order(),
            stored[text.GetProperty("content").GetString()!].GetProperty("data").EnumerateObject().Select(one => (one.Name, one.Value.GetDouble())).Order()));
    }

    private async Task<IReadOnlyList<long>> ReportedIdsAsync(Dictionary<string, long> tags)
    {
        var ids = new HashSet<long>();
        foreach (var tag in tags.Values)
            ids.UnionWith((await Client.WalkAsync("/api/list_tag_reports/", new { tag_id = tag })).SelectMany(page => page.Ids));
        return [.. ids];
    }

    private async Task<IReadOnlyList<long>> IdsOfAsync(string slug, string[] contents)
    {
        var file = Csv.Read(await Client.DownloadAsync(slug));
        return [.. file.Where(row => contents.Contains(row["content"].TrimStart('\''))).Select(row => long.Parse(row["id"], System.Globalization.CultureInfo.InvariantCulture))];
    }

    private async Task<IReadOnlyDictionary<long, DateTimeOffset>> ProcessedAsync(string slug, IReadOnlyList<long> ids) =>
        (await ListTextsAsync(slug, ids))
            .Where(text => text.GetProperty("processed").ValueKind != JsonValueKind.Null)
            .ToDictionary(text => text.GetProperty("id").GetInt64(), text => text.GetProperty("processed").GetDateTimeOffset());

    private async Task<IReadOnlyList<JsonElement>> ListTextsAsync(string slug, IReadOnlyList<long> ids)
    {
        var answer = (await Client.PostAsync("/api/list_texts/", new { dataset = slug, text_ids = ids })).Ok();
        Assert.Equal(ids.Count, answer.GetProperty("count").GetInt64());
        var texts = answer.GetProperty("results").EnumerateArray().Select(entry => entry.GetProperty("text")).ToList();
        Assert.Equal(ids, texts.Select(text => text.GetProperty("id").GetInt64()));
        return texts;
    }

    private static bool Said(JsonElement text, long tag) => text.GetProperty("reports").GetProperty($"{tag}").GetBoolean();
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalDatasetAtWorkTests(OwnAccount account) : DatasetAtWorkTests(account), IClassFixture<OwnAccount>;
