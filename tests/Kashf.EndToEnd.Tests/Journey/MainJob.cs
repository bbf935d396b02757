using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Journey;

/// <summary>The main job, done once: a dataset, its tags, the samples' reports, a training.</summary>
public class MainJob(SharedServer server) : IAsyncLifetime
{
    private readonly OwnAccount account = new(server);

    public ApiClient Client => account.Client;

    public DateTimeOffset Begun { get; } = TimeProvider.System.GetUtcNow();

    public string Dataset { get; private set; } = "";

    public JsonElement CreatedTag { get; private set; }

    /// <summary>Ids by title.</summary>
    public Dictionary<string, long> Tags { get; } = [];

    public IReadOnlyList<JsonElement> ReportAnswers { get; private set; } = [];

    public JsonElement TrainAnswer { get; private set; }

    public IReadOnlyList<JsonElement> SeenWhileTraining { get; private set; } = [];

    internal static IEnumerable<SampleReport> Reports => SampleReports.Of("train", SampleReports.Tags);

    public async ValueTask InitializeAsync()
    {
        await account.InitializeAsync();
        Dataset = await Client.CreateDatasetAsync("نظرات خریداران");
        CreatedTag = (await Client.PostAsync("/api/create_tag/", new { dataset = Dataset, title = SampleReports.Content })).Ok();
        Tags[SampleReports.Content] = CreatedTag.GetProperty("tag_id").GetInt64();
        foreach (var title in SampleReports.Tags.Except(Tags.Keys).ToList())
            Tags[title] = await Client.CreateTagAsync(Dataset, title);
        var reports = Reports.Select(report => new { content = report.Content, tag_id = Tags[report.Tag], positive = report.Positive });
        ReportAnswers = [.. (await Client.PostAsync("/api/report_text_tags/", reports)).Ok().EnumerateArray()];
        TrainAnswer = (await Client.PostAsync("/api/train_dataset/", new { dataset = Dataset })).Ok();
        SeenWhileTraining = await Client.UntilTrainedAsync(Dataset);
    }

    public async ValueTask DisposeAsync()
    {
        await account.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
