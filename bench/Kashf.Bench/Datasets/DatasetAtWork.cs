using System.Diagnostics;
using System.Text.Json.Nodes;
using Kashf.Bench.Http;

namespace Kashf.Bench.Datasets;

/// <summary>A dataset of generated texts on a server, and what is done with it.</summary>
internal sealed class DatasetAtWork(ServerUnderLoad server, string slug, IReadOnlyDictionary<string, long> tags)
{
    private static readonly TimeSpan Polling = TimeSpan.FromMilliseconds(50);

    public ServerUnderLoad Server => server;

    public string Slug => slug;

    public long FirstTag => tags[Titles.First];

    public static async Task<DatasetAtWork> CreateAsync(ServerUnderLoad server, string slug, CancellationToken cancellation)
    {
        await server.PostAsync("create_dataset", new { Title = slug, Slug = slug, Type = "text-tag" }, cancellation);
        var tags = new Dictionary<string, long>();
        foreach (var title in new[] { Titles.First, Titles.Second })
            tags[title] = (await server.PostAsync("create_tag", new { Dataset = slug, Title = title }, cancellation))["tag_id"]!.GetValue<long>();
        return new DatasetAtWork(server, slug, tags);
    }

    /// <summary>Reports some texts, as many as a person might, so that there is a model.</summary>
    public async Task TrainAsync(GeneratedTexts texts, int reports, CancellationToken cancellation)
    {
        var said = Enumerable.Range(0, reports).Select(texts.Of).Select(text => new { Content = text.Text, TagId = tags[text.First ? Titles.First : Titles.Second] });
        await server.PostAsync("report_text_tags", said.ToList(), cancellation);
        await RunAsync("train_dataset", new { Dataset = slug }, "trained", cancellation);
    }

    /// <returns>Seconds from the request to the end of the job.</returns>
    public Task<double> ImportAsync(GeneratedFile file, CancellationToken cancellation) => UntilAsync("imported", () => SendAsync(file, cancellation), cancellation);

    /// <inheritdoc cref="ImportAsync"/>
    public Task<double> RetagAsync(int items, CancellationToken cancellation) =>
        RunAsync("retag_dataset", new { Dataset = slug, MaxPredictions = items }, "retagged", cancellation);

    /// <returns>Seconds from the request to the last byte of the file, and its bytes.</returns>
    public async Task<(double Seconds, long Bytes)> ExportAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await RunAsync("export_dataset", new { Dataset = slug }, "exported", cancellation);
        var url = (await server.PostAsync("export_dataset", new { Dataset = slug }, cancellation))["url"]!.GetValue<string>();
        await using var file = await server.Client.GetStreamAsync(new Uri(url), cancellation);
        var (block, bytes) = (new byte[1 << 16], 0L);
        for (int read; (read = await file.ReadAsync(block, cancellation)) > 0;)
            bytes += read;
        return (clock.Elapsed.TotalSeconds, bytes);
    }

    public Task<JsonNode> InfoAsync(CancellationToken cancellation) => server.PostAsync("dataset_info", new { Dataset = slug }, cancellation);

    private async Task SendAsync(GeneratedFile file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file.Path);
        using var content = new StreamContent(stream);
        using var body = new MultipartFormDataContent
        {
            { new StringContent(slug), "dataset" },
            { new StringContent("true"), "tag_names" },
            { content, "csv_file", "generated.csv" },
        };
        using var answer = await server.Client.PostAsync("/api/import_dataset/", body, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private Task<double> RunAsync(string endpoint, object body, string end, CancellationToken cancellation) =>
        UntilAsync(end, () => server.PostAsync(endpoint, body, cancellation), cancellation);

    private async Task<double> UntilAsync(string end, Func<Task> ask, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await ask();
        while (await InfoAsync(cancellation) is var info && info["state"]!.GetValue<string>() != end)
        {
            if (info["state"]!.GetValue<string>() == "failed")
                throw new InvalidOperationException($"{slug}: {info["detail"]}");
            await Task.Delay(Polling, TimeProvider.System, cancellation);
        }

        return clock.Elapsed.TotalSeconds;
    }
}
