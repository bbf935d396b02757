using System.Globalization;
using Kashf.Storage.Azure;
using Kashf.TestServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kashf.Bench.Charges;

/// <summary>What the main job's steps are charged on the tests' Cosmos DB server, whose charges are an estimate by published figures.</summary>
internal static class ChargesBenchmark
{
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var cosmos = await CosmosProcess.StartAsync(cancellation);
        await using var azurite = await AzuriteProcess.StartAsync(cancellation);
        using var meter = new ChargeMeter();
        using var host = Start(cosmos, azurite);
        await host.StartAsync(cancellation);
        var dataset = new ChargedDataset(host.Services, cancellation);
        await dataset.BeginAsync();
        Console.WriteLine("| what | request units | of them | calls |\n|---|---|---|---|");
        var (folded, finished) = (0.0, 0);
        foreach (var (name, items, work) in dataset.Work())
        {
            var charged = await meter.MeasureAsync(work);
            Row(name, items, [.. charged.Where(operation => !IsFolding(operation.Key))]);
            folded += charged.Where(operation => IsFolding(operation.Key)).Sum(operation => operation.Value.Units);
            finished += charged.GetValueOrDefault("operations.finish").Calls;
        }

        Console.WriteLine($"| folding, for each operation | {folded / finished:F2} | | |");
        await host.StopAsync(cancellation);
        return 0;
    }

    private static void Row(string name, int items, IReadOnlyList<KeyValuePair<string, (int Calls, double Units)>> charged)
    {
        var parts = charged.OrderByDescending(operation => operation.Value.Units).Take(4)
            .Select(operation => $"{operation.Key} {operation.Value.Units / items:F2}");
        Console.WriteLine($"| {name} | {charged.Sum(operation => operation.Value.Units) / items:F2} | {string.Join(", ", parts)} | {charged.Sum(operation => operation.Value.Calls) / (double)items:F2} |");
    }

    // Counts are folded after many operations, and fall into whatever is measured then.
    private static bool IsFolding(string operation) =>
        operation == "counts.fold" || operation == "operations.delete" || operation.StartsWith("lease.", StringComparison.Ordinal);

    private static IHost Start(CosmosProcess cosmos, AzuriteProcess azurite)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cosmos:ConnectionString"] = cosmos.ConnectionString,
            ["Cosmos:ConnectionMode"] = "Gateway",
            ["Cosmos:LimitToEndpoint"] = "true",
            ["Blobs:ConnectionString"] = azurite.ConnectionString,
        });
        builder.Services.AddAzureStorage(builder.Configuration);
        return builder.Build();
    }
}
