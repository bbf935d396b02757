using System.Diagnostics;
using System.Globalization;
using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Local;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Bench.Storage;

/// <summary>A dataset of its own with one tag, and the work on it.</summary>
internal sealed class ReportLoad(IReports reports, IItems items, Dataset dataset, Tag tag, string database)
{
    public static async Task<ReportLoad> CreateAsync(IServiceProvider services)
    {
        var ids = services.GetRequiredService<IdGenerator>();
        var dataset = new Dataset
        {
            Id = ids.Next(),
            AccountId = 1,
            Slug = ids.Next().ToString(CultureInfo.InvariantCulture),
            Title = "bench",
            Type = DatasetType.Text,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        await services.GetRequiredService<IDatasets>().TryCreateAsync(dataset, default);
        var tag = new Tag { Id = ids.Next(), AccountId = 1, DatasetId = dataset.Id, Title = "tag" };
        await services.GetRequiredService<ITags>().TryCreateAsync(tag, default);
        var options = services.GetRequiredService<IOptions<LocalStorageOptions>>().Value;
        return new ReportLoad(
            services.GetRequiredService<IReports>(), services.GetRequiredService<IItems>(), dataset, tag,
            Path.Combine(options.DataDirectory, "kashf.db"));
    }

    public bool IsPurged
    {
        get
        {
            using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM datasets WHERE id = $id";
            command.Parameters.AddWithValue("$id", dataset.Id);
            return (long)command.ExecuteScalar()! == 0;
        }
    }

    /// <returns>Reports a second.</returns>
    public async Task<double> ReportAsync(int count, int batch, int clients)
    {
        var batches = Enumerable.Range(0, count).Select(Say).Chunk(batch).ToArray();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = clients },
            async (reported, cancellation) => await reports.ReportAsync(1, dataset.Id, reported, cancellation));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <returns>Items a second.</returns>
    public async Task<double> StreamAsync(int expected)
    {
        var started = Stopwatch.GetTimestamp();
        var streamed = 0;
        await foreach (var item in items.StreamReportedAsync(1, dataset.Id, default))
        {
            streamed += item.Reports.Count;
        }

        return streamed == expected
            ? streamed / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{streamed} of {expected} reports came back.");
    }

    public Task DeleteAsync(IDatasets datasets) => datasets.DeleteAsync(1, dataset.Id, default);

    /// <summary>Writes one report after the other, at least so many and while asked to.</summary>
    /// <returns>Milliseconds of each, shortest first.</returns>
    public async Task<List<double>> LatenciesAsync(int atLeast, Func<bool> goOn)
    {
        var latencies = new List<double>();
        while (latencies.Count < atLeast || latencies.Count % 100 != 0 || goOn())
        {
            var report = Say(latencies.Count);
            var started = Stopwatch.GetTimestamp();
            await reports.ReportAsync(1, dataset.Id, [report], default);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        latencies.Sort();
        return latencies;
    }

    private TextReport Say(int number) => new(Contents.Of(number), new TagReport(tag.Id, number % 2 == 0));
}
