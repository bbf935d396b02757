using System.Text.Json;
using System.Text.RegularExpressions;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Journey;

/// <summary>Learn from the sample comments, find their concepts in new ones, and read how good that is.</summary>
public abstract partial class MainJobTests(MainJob job)
{
    [Fact]
    public void CreateTag_AnswersTitleIdAndActivity()
    {
        AssertFields(job.CreatedTag, "title", "tag_id", "active");
        Assert.Equal(SampleReports.Content, job.CreatedTag.GetProperty("title").GetString());
        Assert.True(job.CreatedTag.GetProperty("active").GetBoolean());
        Assert.InRange(job.CreatedTag.GetProperty("tag_id").GetInt64(), 1, (1L << 53) - 1);
    }

    [Fact]
    public void ReportTextTags_AnswersTheWholeReportOfEachItemAsText()
    {
        Assert.All(job.ReportAnswers, answer =>
        {
            AssertFields(answer, "report", "id");
            Assert.Matches(WholeReport(), answer.GetProperty("report").GetString());
        });
        var first = MainJob.Reports.First().Content;
        var said = MainJob.Reports.Where(report => report.Content == first).ToDictionary(report => job.Tags[report.Tag], report => report.Positive);
        Assert.Equal(said, Reported(job.ReportAnswers[0]));
    }

    [Fact]
    public async Task ReportTextTags_LatestWord_Wins()
    {
        var dataset = await job.Client.CreateDatasetAsync();
        var tag = await job.Client.CreateTagAsync(dataset, "پیشنهاد");
        foreach (var positive in new[] { true, false })
        {
            var answer = await job.Client.PostAsync("/api/report_text_tags/", new[] { new { content = "بخرید", tag_id = tag, positive } });
            Assert.Equal($"[[{tag},{(positive ? "true" : "false")}]]", answer.Ok()[0].GetProperty("report").GetString());
        }

        Assert.Equal(1, (await job.Client.InfoAsync(dataset)).GetProperty("report_count").GetInt64());
        (await job.Client.PostAsync("/api/delete_dataset/", new { dataset })).Ok();
    }

    [Fact]
    public void ReportTextTags_SameContentTwice_IsOneItem()
    {
        var reports = MainJob.Reports.ToList();
        var ids = reports.Zip(job.ReportAnswers, (report, answer) => (report.Content, Id: answer.GetProperty("id").GetInt64())).ToHashSet();
        Assert.Equal(reports.Select(report => report.Content).Distinct().Count(), ids.Count);
    }

    [Fact]
    public void TrainDataset_AnswersWaiting()
    {
        AssertFields(job.TrainAnswer, "dataset", "state");
        Assert.Equal(job.Dataset, job.TrainAnswer.GetProperty("dataset").GetString());
        Assert.Equal("waiting", job.TrainAnswer.GetProperty("state").GetString());
    }

    [Fact]
    public void DatasetInfo_WhileTraining_TellsProgressBetweenZeroAndOne()
    {
        var running = job.SeenWhileTraining.Where(info => info.GetProperty("state").GetString() != "trained").ToList();
        Assert.All(running, info => Assert.InRange(info.GetProperty("progress").GetDouble(), 0, 1));
        Assert.NotEmpty(running);
        Assert.False(job.SeenWhileTraining[^1].TryGetProperty("progress", out _));
    }

    [Fact]
    public async Task DatasetInfo_Trained_TellsCountsAndEvaluationInPercent()
    {
        var info = await job.Client.InfoAsync(job.Dataset);
        AssertFields(info, "title", "state", "report_count", "data_count", "evaluation", "tags");
        Assert.Equal(MainJob.Reports.Count(), info.GetProperty("report_count").GetInt64());
        Assert.Equal(MainJob.Reports.Select(report => report.Content).Distinct().Count(), info.GetProperty("data_count").GetInt64());
        AssertFields(info.GetProperty("evaluation"), "recall", "precision");
        AssertPercent(info.GetProperty("evaluation").GetProperty("recall"), decimals: 0);
        AssertPercent(info.GetProperty("evaluation").GetProperty("precision"), decimals: 0);
        Assert.All(info.GetProperty("tags").EnumerateArray(), AssertTag);
    }

    [Fact]
    public async Task DatasetInfo_WithoutTags_LeavesThemOut()
    {
        var info = (await job.Client.PostAsync("/dataset_info/", new { dataset = job.Dataset, tags = false })).Ok();
        Assert.False(info.TryGetProperty("tags", out _));
    }

    [Fact]
    public async Task ListDatasets_Trained_TellsEvaluationAsFractions()
    {
        var listed = Assert.Single(
            (await job.Client.GetAsync("/api/list_datasets/")).Ok().EnumerateArray(), dataset => dataset.GetProperty("slug").GetString() == job.Dataset);
        AssertFields(listed, "title", "type", "slug", "tag_count", "report_count", "state", "evaluation", "trained_at");
        Assert.Equal("text-tag", listed.GetProperty("type").GetString());
        Assert.Equal(5, listed.GetProperty("tag_count").GetInt64());
        Assert.Equal("trained", listed.GetProperty("state").GetString());
        Assert.InRange(listed.GetProperty("evaluation").GetProperty("precision").GetDouble(), 0.5, 1);
        Assert.InRange(listed.GetProperty("evaluation").GetProperty("recall").GetDouble(), 0.5, 1);
        Assert.InRange(listed.GetProperty("trained_at").GetDateTimeOffset(), job.Begun, TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task TagTexts_NewComments_AnswersTheirTagsMostProbableFirst()
    {
        var comments = SampleReports.Of("test", SampleReports.Content).Select(report => report.Content).ToList();
        var answer = await job.Client.PostAsync("/api/tag_texts/", new { dataset = job.Dataset, contents = comments });
        Assert.Contains(comments[0], answer.Text);
        var texts = answer.Ok().EnumerateArray().ToList();
        Assert.Equal(comments, texts.Select(text => text.GetProperty("content").GetString()));
        Assert.All(texts, text => AssertFields(text, "content", "tags"));
        foreach (var tags in texts.Select(text => text.GetProperty("tags").EnumerateArray().ToList()))
        {
            Assert.All(tags, AssertFoundTag);
            var probabilities = tags.Select(tag => tag.GetProperty("probability").GetDouble()).ToList();
            Assert.Equal(probabilities.OrderDescending(), probabilities);
        }
    }

    [Theory]
    [InlineData(SampleReports.Content)]
    [InlineData(SampleReports.Discontent)]
    [InlineData("قیمت")]
    public async Task TagTexts_HeldOutComments_FindsWhatPeopleSay(string tag)
    {
        var held = SampleReports.Of("test", tag).ToList();
        var found = await job.Client.TagAsync(job.Dataset, treeBased: false, held.Select(report => report.Content));
        var (hits, positives) = Count(held, found, job.Tags[tag], positive: true);
        var (alarms, negatives) = Count(held, found, job.Tags[tag], positive: false);
        Assert.True(
            (double)hits / positives >= ((double)alarms / negatives) + 0.3,
            $"Found in {hits} of {positives} comments that it holds for, and in {alarms} of {negatives} that it does not.");
    }

    private static (int Found, int All) Count(List<SampleReport> held, IReadOnlyList<long[]> found, long tagId, bool positive)
    {
        var of = held.Index().Where(report => report.Item.Positive == positive).ToList();
        return (of.Count(report => found[report.Index].Contains(tagId)), of.Count);
    }

    private static Dictionary<long, bool> Reported(JsonElement answer) =>
        JsonElement.Parse(answer.GetProperty("report").GetString()!).EnumerateArray().ToDictionary(pair => pair[0].GetInt64(), pair => pair[1].GetBoolean());

    private static void AssertTag(JsonElement tag)
    {
        AssertFields(tag, "title", "id", "active", "parent_id", "reports", "predictions", "evaluation");
        AssertFields(tag.GetProperty("evaluation"), "recall", "precision", "f1");
        Assert.All(tag.GetProperty("evaluation").EnumerateObject(), figure => AssertPercent(figure.Value, decimals: 1));
        Assert.Equal(MainJob.Reports.Count(report => report.Tag == tag.GetProperty("title").GetString()), tag.GetProperty("reports").GetInt64());
    }

    private void AssertFoundTag(JsonElement tag)
    {
        AssertFields(tag, "id", "probability", "title");
        Assert.Equal(tag.GetProperty("id").GetInt64(), job.Tags[tag.GetProperty("title").GetString()!]);
        Assert.InRange(tag.GetProperty("probability").GetDecimal(), 0, 1);
        Assert.InRange(tag.GetProperty("probability").GetDecimal().Scale, 0, 2);
    }

    private static void AssertFields(JsonElement value, params string[] names) =>
        Assert.Equal(names.Order(), value.EnumerateObject().Select(property => property.Name).Order());

    /// <summary>Above one, so that a fraction in its place is noticed.</summary>
    private static void AssertPercent(JsonElement value, int decimals)
    {
        Assert.InRange(value.GetDecimal(), 1.5m, 100);
        Assert.Equal(decimal.Round(value.GetDecimal(), decimals), value.GetDecimal());
    }

    [GeneratedRegex(@"^\[\[\d+,(true|false)\](,\[\d+,(true|false)\])*\]$")]
    private static partial Regex WholeReport();
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalMainJobTests(MainJob job) : MainJobTests(job), IClassFixture<MainJob>;
