using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Jobs;

/// <summary>tag_texts with <c>wait=false</c>: processing first, the result to whoever asks again.</summary>
public abstract class WaitingTests(TrainedAccount trained)
{
    private const string Path = "/api/tag_texts/";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task SameRequestAgain_AnswersWhatWaitingAnswers()
    {
        var contents = Contents("همان درخواست");
        var first = (await trained.Client.PostAsync(Path, new { dataset = trained.Slug, contents, wait = false })).Ok();
        Assert.Equal("processing", first.GetProperty("state").GetString());
        Assert.Single(first.GetProperty("task_ids").EnumerateArray());

        var result = await ResultAsync(new { dataset = trained.Slug, contents, wait = false });
        var waited = (await trained.Client.PostAsync(Path, new { dataset = trained.Slug, contents })).Ok();
        Assert.Equal(waited.GetRawText(), result.GetRawText());
    }

    [Fact]
    public async Task SameRequestInAnotherOrderAndSpelling_IsTheSameTask()
    {
        var contents = Contents("ترتیب دیگر");
        var first = await TaskAsync(contents);
        var another = await trained.Client.PostTextAsync(
            Path, $$"""{ "tree_based": false, "wait": "false", "contents": {{JsonSerializer.Serialize(contents)}}, "dataset": "{{trained.Slug}}", "unknown": 1, }""");
        if (another.Ok().ValueKind == JsonValueKind.Object)
            Assert.Equal(first, another.Json.GetProperty("task_ids")[0].GetString());
        else
            Assert.Equal(contents, another.Json.EnumerateArray().Select(text => text.GetProperty("content").GetString()));
    }

    [Theory]
    [InlineData("task_ids")]
    [InlineData("tasks_ids")]
    public async Task TaskIds_EitherSpelling_AnswersTheResult(string field)
    {
        var contents = Contents(field);
        var task = await TaskAsync(contents);
        var result = await ResultAsync(new Dictionary<string, string[]> { [field] = [task] });
        Assert.Equal(contents, result.EnumerateArray().Select(text => text.GetProperty("content").GetString()));
    }

    [Fact]
    public async Task TaskIds_Several_AnswersOneList()
    {
        string[] left = Contents("یکی"), right = Contents("دیگری");
        var result = await ResultAsync(new { task_ids = new[] { await TaskAsync(left), await TaskAsync(right) } });
        Assert.Equal([.. left, .. right], result.EnumerateArray().Select(text => text.GetProperty("content").GetString()!));
    }

    [Fact]
    public async Task TaskIds_OfAnotherAccountOrUnknown_NotFound()
    {
        var task = await TaskAsync(Contents("محرمانه"));
        await using var other = new OwnAccount(trained.Server);
        await other.InitializeAsync();
        var errors = (await other.Client.PostAsync(Path, new { task_ids = new[] { task } })).Problem(404);
        Assert.True(errors.TryGetProperty("task_ids", out _));
        (await trained.Client.PostAsync(Path, new { task_ids = new[] { new string('0', 32) } })).Problem(404);
    }

    [Fact]
    public async Task Retrained_SameRequestAgain_IsAnsweredByTheNewModel()
    {
        var dataset = await SmallDataset.CreateAsync(trained.Client);
        await trained.Client.TrainAsync(dataset.Slug);
        var request = new { dataset = dataset.Slug, contents = Contents("مدل نو"), wait = false };
        (await trained.Client.PostAsync(Path, request)).Ok();
        await ResultAsync(request);

        await trained.Client.TrainAsync(dataset.Slug);
        Assert.Equal("processing", (await trained.Client.PostAsync(Path, request)).Ok().GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Array, (await ResultAsync(request)).ValueKind);
    }

    private static string[] Contents(string own) => [own, .. SampleReports.Of("test", SampleReports.Discontent).Select(report => report.Content).Take(5)];

    private async Task<string> TaskAsync(string[] contents) =>
        (await trained.Client.PostAsync(Path, new { dataset = trained.Slug, contents, wait = false })).Ok().GetProperty("task_ids")[0].GetString()!;

    private async Task<JsonElement> ResultAsync(object request)
    {
        JsonElement answer = default;
        await Patience.UntilAsync(Limit, async () =>
        {
            answer = (await trained.Client.PostAsync(Path, request)).Ok();
            Assert.True(answer.ValueKind == JsonValueKind.Array || answer.GetProperty("state").GetString() == "processing", answer.ToString());
            return answer.ValueKind == JsonValueKind.Array;
        });
        return answer;
    }
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalWaitingTests(TrainedAccount trained) : WaitingTests(trained), IClassFixture<TrainedAccount>;
