using System.Globalization;
using Kashf.Core.Storage;
using Kashf.Storage.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace Kashf.Bench.Storage;

/// <summary>Reports and streams through the ports, beside plain inserts and reads of the same contents in SQLite.</summary>
internal static class StorageBenchmark
{
    private const int Repetitions = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var items = args is ["--items", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 200_000;
        var directory = Directory.CreateTempSubdirectory("kashf-bench-").FullName;
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddLocalStorage(options => options.DataDirectory = Path.Combine(directory, "kashf"));
            using var host = builder.Build();
            await host.StartAsync();
            await MeasureAsync(host.Services, directory, items);
            await host.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(IServiceProvider services, string directory, int items)
    {
        Console.WriteLine($"flush of 4 KiB to disk: median {Disk.FlushMilliseconds(directory):0.000} ms");
        var table = new Table().AddColumns("measure", "Kashf", "plain SQLite", "ratio");
        foreach (var (batch, count) in new[] { (1, 2000), (100, 40_000), (10_000, 100_000) })
        {
            Add(table, $"reports/s, {batch} a batch",
                await MedianAsync(() => ReportLoad.CreateAsync(services), load => load.ReportAsync(count, batch, 1)),
                await MedianAsync(() => PlainSqlite.CreateAsync(directory), plain => plain.InsertAsync(count, batch)));
        }

        Add(table, "reports/s, 1 a batch, 32 clients",
            await MedianAsync(() => ReportLoad.CreateAsync(services), load => load.ReportAsync(10_000, 1, 32)), null);

        var large = await ReportLoad.CreateAsync(services);
        using var largePlain = await PlainSqlite.CreateAsync(directory);
        Add(table, $"reports/s, {items} items, 1000 a batch",
            await large.ReportAsync(items, 1000, 1), await largePlain.InsertAsync(items, 1000));
        Add(table, "items/s streamed", await large.StreamAsync(items), await largePlain.ReadAsync(items));
        AnsiConsole.Write(table);
        await DeleteAsync(services.GetRequiredService<IDatasets>(), services, large, items);
    }

    private static async Task DeleteAsync(IDatasets datasets, IServiceProvider services, ReportLoad large, int items)
    {
        var other = await ReportLoad.CreateAsync(services);
        var before = await other.LatenciesAsync(500, () => false);
        await large.DeleteAsync(datasets);
        var during = await other.LatenciesAsync(500, () => !large.IsPurged);
        Console.WriteLine(
            $"write of one report: median {before[before.Count / 2]:0.00} ms, p99 {before[before.Count * 99 / 100]:0.00} ms");
        Console.WriteLine(
            $"the same while {items} items are being deleted: median {during[during.Count / 2]:0.00} ms, "
            + $"p99 {during[during.Count * 99 / 100]:0.00} ms, longest {during[^1]:0.00} ms over {during.Count} writes");
    }

    private static async Task<double> MedianAsync<T>(Func<Task<T>> create, Func<T, Task<double>> measure)
    {
        var rates = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            var subject = await create();
            rates.Add(await measure(subject));
            (subject as IDisposable)?.Dispose();
        }

        return rates.Order().ElementAt(Repetitions / 2);
    }

    private static void Add(Table table, string name, double own, double? peer) => table.AddRow(
        name, $"{own:N0}", peer is null ? "" : $"{peer:N0}", peer is null ? "" : $"{own / peer:0.00}");
}
