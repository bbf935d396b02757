using System.Diagnostics;
using Kashf.Bench.Text;

namespace Kashf.Bench.Http;

/// <summary>A data set reported and trained over HTTP, with what that took.</summary>
internal sealed record TrainedDataset(TextSet Set, double ReportsPerSecond, double TrainSeconds)
{
    private const int ReportsPerRequest = 1000;
    private const int PollingMilliseconds = 20;

    public static async Task<TrainedDataset> CreateAsync(ServerUnderLoad server, TextSet set, CancellationToken cancellation)
    {
        await server.PostAsync("create_dataset", new { Title = set.Name, Slug = set.Name, Type = "text-tag" }, cancellation);
        var tagIds = new Dictionary<string, long>();
        foreach (var label in set.Labels)
            tagIds[label] = (await server.PostAsync("create_tag", new { Dataset = set.Name, Title = label }, cancellation))["tag_id"]!.GetValue<long>();

        var reports = set.Train.SelectMany(text => text.Labels.Select(label => new { Content = text.Text, TagId = tagIds[label] })).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var part in reports.Chunk(ReportsPerRequest))
            await server.PostAsync("report_text_tags", part, cancellation);
        var reporting = clock.Elapsed.TotalSeconds;
        clock.Restart();
        await TrainAsync(server, set.Name, cancellation);
        return new TrainedDataset(set, reports.Count / reporting, clock.Elapsed.TotalSeconds);
    }

    public static async Task TrainAsync(ServerUnderLoad server, string slug, CancellationToken cancellation)
    {
        await server.PostAsync("train_dataset", new { Dataset = slug }, cancellation);
        while (await StateAsync(server, slug, cancellation) is var state && state != "trained")
        {
            if (state == "failed")
                throw new InvalidOperationException($"The training of {slug} failed.");
            await Task.Delay(TimeSpan.FromMilliseconds(PollingMilliseconds), TimeProvider.System, cancellation);
        }
    }

    private static async Task<string> StateAsync(ServerUnderLoad server, string slug, CancellationToken cancellation) =>
        (await server.PostAsync("dataset_info", new { Dataset = slug, Tags = false }, cancellation))["state"]!.GetValue<string>();
}
