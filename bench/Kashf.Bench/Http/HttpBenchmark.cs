using System.Text.Json;
using Kashf.Bench.Text;
using Kashf.Functions.Hosting.Requests;
using Spectre.Console;

namespace Kashf.Bench.Http;

/// <summary>The server under load, from bytes to bytes, beside the same work without HTTP.</summary>
internal static class HttpBenchmark
{
    private const int Clients = 4;
    private const int TextsPerRequest = 100;
    private static readonly string[] Sets = ["snappfood", "sib200_fa", "parsinlu_aspects_multilabel"];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <param name="root">The folder of the text sets.</param>
    public static async Task<int> RunAsync(string root, CancellationToken cancellation)
    {
        await using var server = await ServerUnderLoad.StartAsync(cancellation);
        var trained = new List<TrainedDataset>();
        foreach (var name in Sets)
            trained.Add(await TrainedDataset.CreateAsync(server, TextSet.Load(root, name), cancellation));

        var inProcess = OwnRun.Run(trained[0].Set, Sample.Draw(trained[0].Set, null, 1), cancellation);
        var bodies = Bodies(trained[0].Set);
        await LoadRun.RunAsync(server.Client, "/api/tag_texts/", bodies, Clients, WarmUp, cancellation);
        var load = await LoadRun.RunAsync(server.Client, "/api/tag_texts/", bodies, Clients, Duration, cancellation);
        foreach (var other in trained.Skip(1))
            await LoadRun.RunAsync(server.Client, "/api/tag_texts/", Bodies(other.Set), 1, TimeSpan.FromSeconds(1), cancellation);
        Print(server, trained, inProcess, load);
        return 0;
    }

    private static List<byte[]> Bodies(TextSet set) =>
        [.. set.Test.Select(text => text.Text).Chunk(TextsPerRequest)
            .Select(contents => JsonSerializer.SerializeToUtf8Bytes(new { Dataset = set.Name, Contents = contents }, WireJson.Options))];

    private static void Print(ServerUnderLoad server, List<TrainedDataset> trained, OwnFigures inProcess, LoadRun load)
    {
        var texts = load.RequestsPerSecond * TextsPerRequest;
        var memory = server.Memory();
        var table = new Table { Title = new TableTitle($"HTTP, {Environment.ProcessorCount} cores shared by server and clients") };
        table.AddColumns("figure", "measured", "target");
        table.AddRow("start to first answer", $"{server.StartTime.TotalSeconds:0.00} s", "<= 3 s");
        table.AddRow($"tag_texts, {Clients} clients, {TextsPerRequest} texts a request", $"{texts:N0} texts/s", ">= 5,000");
        table.AddRow("  median", $"{load.MedianMilliseconds:0.0} ms", "");
        table.AddRow("  p99", $"{load.P99Milliseconds:0.0} ms", "<= 250 ms");
        table.AddRow("  in process on one core", $"{inProcess.TextsPerSecond:N0} texts/s", "");
        table.AddRow("  ratio of HTTP to in process", $"{texts / inProcess.TextsPerSecond:0.00}", "");
        foreach (var set in trained)
        {
            table.AddRow($"{set.Set.Name}: report_text_tags, one client", $"{set.ReportsPerSecond:N0} reports/s", "");
            table.AddRow($"{set.Set.Name}: train_dataset, asked to trained", $"{set.TrainSeconds:0.00} s", "");
        }

        table.AddRow("memory with three trained datasets", $"{memory.Now:0} MB", "<= 400 MB");
        table.AddRow("  peak, trainings included", $"{memory.Peak:0} MB", "");
        AnsiConsole.Write(table);
    }
}
