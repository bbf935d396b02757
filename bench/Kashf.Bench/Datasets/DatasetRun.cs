using Kashf.Bench.Http;
using Kashf.Core.Learning;

namespace Kashf.Bench.Datasets;

/// <summary>All measurements with datasets of one size, on a server of their own.</summary>
internal static class DatasetRun
{
    private const int Reports = 2000;
    private const int Pages = 200;
    private const int PageSize = 50;
    private const int CandidateRequests = 10;

    public static async Task<DatasetFigures> RunAsync(GeneratedTexts texts, int items, CancellationToken cancellation)
    {
        // The training predicts as many by itself.
        var retaggable = Math.Max(1, items - new TrainingOptions().UnreportedLimit);
        var queries = Queries.All(texts, items);
        var peer = await PlainSearch.RunAsync(texts, items, queries, cancellation);
        await using var server = await ServerUnderLoad.StartAsync(cancellation);
        using var reportedFile = await GeneratedFile.WriteAsync(texts, items, withTitles: true, cancellation);
        using var unreportedFile = await GeneratedFile.WriteAsync(texts, items, withTitles: false, cancellation);

        var reported = await DatasetAtWork.CreateAsync(server, "reported", cancellation);
        var imported = await reported.ImportAsync(reportedFile, cancellation);
        var unreported = await DatasetAtWork.CreateAsync(server, "unreported", cancellation);
        var importedUnreported = await unreported.ImportAsync(unreportedFile, cancellation);
        await unreported.TrainAsync(texts, Math.Min(Reports, items / 5), cancellation);
        var retagged = await unreported.RetagAsync(items, cancellation);
        var exported = await reported.ExportAsync(cancellation);
        return new DatasetFigures
        {
            Items = items,
            Peer = peer,
            ImportedPerSecond = items / imported,
            ImportedUnreportedPerSecond = items / importedUnreported,
            RetaggedPerSecond = retaggable / retagged,
            TaggedInProcessPerSecond = TaggingInProcess.Measure(texts, Math.Min(Reports, items / 5), items, cancellation),
            ExportedPerSecond = items / exported.Seconds,
            Search = await Latencies.MeasureAsync(server, Searches(queries, reported, unreported), cancellation),
            ReportPages = await Latencies.MeasureAsync(server, PagesOf("list_tag_reports", new { TagId = reported.FirstTag }, items / 2 / PageSize), cancellation),
            PredictionPages = await Latencies.MeasureAsync(
                server,
                PagesOf("list_tag_predictions", new { Dataset = unreported.Slug, TagId = unreported.FirstTag }, await PredictedAsync(unreported, cancellation) / PageSize),
                cancellation),
            WalkedPages = await PageWalk.MeasureAsync(server, "list_tag_reports", new { TagId = reported.FirstTag }, Pages, cancellation),
            Candidates = await Latencies.MeasureAsync(
                server,
                [.. Enumerable.Range(0, CandidateRequests).Select(_ => ("list_candidates/", (object)new { Dataset = unreported.Slug, Count = PageSize }))],
                cancellation),
            Memory = server.Memory(),
        };
    }

    private static List<(string, object)> Searches(IReadOnlyList<string> queries, DatasetAtWork reported, DatasetAtWork unreported) =>
        [.. queries.Select((query, i) => ("search_candidate_texts/", (i % 4) switch
        {
            0 => (object)new { Dataset = reported.Slug, Query = query },
            1 => new { Dataset = unreported.Slug, Query = query, Reported = false },
            2 => new { Dataset = reported.Slug, Query = query, Reported = true },
            _ => new { Dataset = reported.Slug, Query = query, Reported = true, TagId = reported.FirstTag },
        }))];

    /// <summary>Pages spread over the whole list, in no order.</summary>
    private static List<(string, object)> PagesOf(string endpoint, object body, long pages)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, Pages).Select(_ => ($"{endpoint}/?page={1 + random.NextInt64(Math.Max(1, pages - 1))}", body))];
    }

    private static async Task<long> PredictedAsync(DatasetAtWork dataset, CancellationToken cancellation) =>
        (await dataset.InfoAsync(cancellation))["tags"]!.AsArray().First(tag => tag!["id"]!.GetValue<long>() == dataset.FirstTag)!["predictions"]!.GetValue<long>();
}
