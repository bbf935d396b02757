using Spectre.Console;

namespace Kashf.Server.Cli.Demonstration;

/// <summary>The main job, step by step: create, report, train, measure, tag.</summary>
internal sealed class Walkthrough(DemonstrationClient client, SampleComments samples, TimeProvider time)
{
    public const string Dataset = "comments";
    private const int ReportsPerRequest = 200;
    private static readonly TimeSpan PollingPause = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await CreateAsync(cancellation);
        await TrainAsync(cancellation);
        var info = await client.PostAsync("dataset_info", new { Dataset }, cancellation);
        var tagged = await TagAsync([.. samples.Test.Select(report => report.Content).Distinct()], cancellation);
        AnsiConsole.Write(EvaluationTable.Create(info, MeasuredQuality.Of(samples.Test, tagged)));
        AnsiConsole.Write(TaggedTable.Create(samples.New, await TagAsync(samples.New, cancellation)));
    }

    private async Task CreateAsync(CancellationToken cancellation)
    {
        await client.PostAsync("create_dataset", new { Title = "نظر خریداران", Slug = Dataset, Type = "text-tag" }, cancellation);
        var tagIds = new Dictionary<string, long>();
        foreach (var title in samples.Train.Select(report => report.Tag).Distinct())
            tagIds[title] = (await client.PostAsync("create_tag", new { Dataset, Title = title }, cancellation))["tag_id"]!.GetValue<long>();
        AnsiConsole.MarkupLineInterpolated($"Created the dataset [bold]{Dataset}[/] and {tagIds.Count} tags: {string.Join("، ", tagIds.Keys)}");

        foreach (var reports in samples.Train.Chunk(ReportsPerRequest))
            await client.PostAsync("report_text_tags", reports.Select(report => new { report.Content, TagId = tagIds[report.Tag], report.Positive }), cancellation);
        AnsiConsole.MarkupLineInterpolated($"Reported {samples.Train.Count} examples of {samples.Train.Select(report => report.Content).Distinct().Count()} comments");
    }

    private async Task TrainAsync(CancellationToken cancellation)
    {
        await client.PostAsync("train_dataset", new { Dataset }, cancellation);
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var bar = progress.AddTask("Training", maxValue: 1);
            while (await ReadStateAsync(bar, cancellation) is var state && state != "trained")
            {
                if (state == "failed")
                    throw new InvalidDataException("The training failed; dataset_info says why.");
                await Task.Delay(PollingPause, time, cancellation);
            }

            bar.Value = 1;
        });
    }

    private async Task<string> ReadStateAsync(ProgressTask bar, CancellationToken cancellation)
    {
        var info = await client.PostAsync("dataset_info", new { Dataset, Tags = false }, cancellation);
        bar.Value = info["progress"]?.GetValue<double>() ?? 0;
        return info["state"]!.GetValue<string>();
    }

    private async Task<IReadOnlyList<TaggedComment>> TagAsync(IReadOnlyList<string> contents, CancellationToken cancellation)
    {
        var answer = await client.PostAsync("tag_texts", new { Dataset, Contents = contents }, cancellation);
        return [.. answer.AsArray().Select(TaggedComment.Parse!)];
    }
}
