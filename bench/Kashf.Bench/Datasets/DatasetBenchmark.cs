using System.Globalization;
using Spectre.Console;

namespace Kashf.Bench.Datasets;

/// <summary>Everything that is done with a dataset between trainings, at growing sizes, over HTTP.</summary>
internal static class DatasetBenchmark
{
    private const int TableWidth = 140;
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var most = args is ["--items", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : Sizes[^1];
        var texts = new GeneratedTexts();
        var figures = new List<DatasetFigures>();
        foreach (var items in Sizes.Where(size => size < most).Append(most))
        {
            figures.Add(await DatasetRun.RunAsync(texts, items, cancellation));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{items:N0} items done"));
        }

        Print(figures);
        return 0;
    }

    private static void Print(List<DatasetFigures> figures)
    {
        AnsiConsole.Profile.Width = TableWidth;
        var table = new Table { Title = new TableTitle($"A dataset at work, {Environment.ProcessorCount} cores shared by server and client") };
        table.AddColumns(["figure", .. figures.Select(size => $"{size.Items:N0} items"), "target at 1,000,000"]);
        void Add(string figure, string target, Func<DatasetFigures, string> measured) =>
            table.AddRow([figure, .. figures.Select(measured), target]);

        Add("import, rows with a report", ">= 20,000 rows/s", size => $"{size.ImportedPerSecond:N0}");
        Add("import, rows without", ">= 20,000 rows/s", size => $"{size.ImportedUnreportedPerSecond:N0}");
        Add("  SQLite with FTS5, bare", "", size => $"{size.Peer.InsertedPerSecond:N0}");
        Add("  ratio of the slower import", "", size => $"{Math.Min(size.ImportedPerSecond, size.ImportedUnreportedPerSecond) / size.Peer.InsertedPerSecond:0.00}");
        Add("search, p95 (median)", "<= 50 ms", size => Milliseconds(size.Search));
        Add("  SQLite with FTS5, bare: p95 (median)", "", size => Milliseconds(size.Peer.Search));
        Add("  ratio of p95", "", size => $"{size.Search.P95 / size.Peer.Search.P95:0.00}");
        Add("pages of reports by number, any depth", "<= 20 ms", size => Milliseconds(size.ReportPages));
        Add("pages of reports by next", "<= 20 ms", size => Milliseconds(size.WalkedPages));
        Add("pages of predictions by number, any depth", "<= 20 ms", size => Milliseconds(size.PredictionPages));
        Add("list_candidates, 50 of a pool of 10,000", "", size => Milliseconds(size.Candidates));
        Add("retag, items/s", "", size => $"{size.RetaggedPerSecond:N0}");
        Add("  tag_texts in process on one core, texts/s", "", size => $"{size.TaggedInProcessPerSecond:N0}");
        Add("  ratio", ">= 0.80", size => $"{size.RetaggedPerSecond / size.TaggedInProcessPerSecond:0.00}");
        Add("export, rows/s with the download", ">= 50,000 rows/s", size => $"{size.ExportedPerSecond:N0}");
        Add("memory of the server with both datasets (peak)", "<= 600 MB", size => $"{size.Memory.Now:0} ({size.Memory.Peak:0}) MB");
        AnsiConsole.Write(table);
    }

    private static string Milliseconds(Latencies latencies) => $"{latencies.P95:0.0} ({latencies.Median:0.0}) ms";
}
