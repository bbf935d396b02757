using System.Globalization;
using Kashf.Bench.Text;

namespace Kashf.Bench.Scale;

/// <summary>What 10^9 items, 10^4 datasets and 10^3 concurrent jobs ask of Azure: a simulation, seeded, in seconds.</summary>
internal static class ScaleBenchmark
{
    private static readonly double[] CeilingsPerPartition = [500, 1_000, 2_500, 5_000, 10_000];
    private static readonly int[] InstanceLimits = [50, 100, 400];

    public static int Run()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var placement = new Placement(new Random(ScaleAssumptions.Seed));
        Places(placement);
        Requests();
        var runs = InstanceLimits.Select(limit => (limit, Figures: CeilingsPerPartition
            .Select(ceiling => new JobScenario(ceiling * placement.Partitions, limit))
            .Select(scenario => (scenario, figures: new JobRun(scenario, placement).Run())).ToArray())).ToArray();
        Jobs(runs.SelectMany(run => run.Figures));
        Changes(placement);
        Starts();
        var picture = Path.Combine(Repository.Root(), "docs", "scale.svg");
        File.WriteAllText(picture, ScalePicture.Draw([.. runs.Select(run => (run.limit, run.Figures))]));
        Console.WriteLine($"\nThe picture is {Path.GetRelativePath(Repository.Root(), picture)}.");
        return 0;
    }

    private static void Places(Placement placement)
    {
        var (largest, median) = (placement.Sizes[0], placement.Sizes[placement.Sizes.Length / 2]);
        var spans = Enumerable.Range(0, placement.Sizes.Length).Select(dataset => placement.Of(dataset).Length).ToArray();
        Console.WriteLine("| what | figure | limit |\n|---|---|---|");
        Console.WriteLine($"| documents and index | {Placement.Bytes / 1e12:F2} TB | serverless: {ScaleAssumptions.ServerlessBytes / 1e12:F0} TB, reached at {ScaleAssumptions.ServerlessBytes / Placement.BytesOfItem / 1e6:F0} million items |");
        Console.WriteLine($"| the largest dataset | {largest:N0} items, {largest * Placement.BytesOfItem / 1e9:F0} GB | |");
        Console.WriteLine($"| the median dataset | {median:N0} items, {median * Placement.BytesOfItem / 1e6:F0} MB | |");
        Console.WriteLine($"| a logical partition of the largest | {largest / ScaleAssumptions.BucketsOfDataset:N0} items, {largest * Placement.BytesOfItem / ScaleAssumptions.BucketsOfDataset / 1e9:F2} GB | {ScaleAssumptions.LogicalPartitionBytes / 1e9:F0} GB: a dataset of {ScaleAssumptions.LogicalPartitionBytes * ScaleAssumptions.BucketsOfDataset / Placement.BytesOfItem / 1e9:F1} billion items |");
        Console.WriteLine($"| physical partitions | {placement.Partitions}, of {Placement.Bytes / placement.Partitions / 1e9:F0} GB each | {ScaleAssumptions.PhysicalPartitionBytes / 1e9:F0} GB |");
        Console.WriteLine($"| physical partitions of the largest dataset, of the median one | {spans[0]}, {spans[placement.Sizes.Length / 2]} | |");
        Console.WriteLine($"| datasets on one physical partition alone | {spans.Count(span => span == 1):N0} of {spans.Length:N0} | |");
    }

    private static void Requests()
    {
        Console.WriteLine("\n| requests | a second | request units each | request units a second |\n|---|---|---|---|");
        foreach (var request in Interactive.Mix)
            Console.WriteLine($"| {request.Name} | {request.PerSecond:N0} | {request.Units:F1} | {request.UnitsPerSecond:N0} |");
        Console.WriteLine($"| together | {Interactive.Mix.Sum(request => request.PerSecond):N0} | | {Interactive.Mix.Sum(request => request.UnitsPerSecond):N0} |");
        Console.WriteLine("\n| job | items at most | request units | processor seconds | steps |\n|---|---|---|---|---|");
        foreach (var kind in Enum.GetValues<JobKind>())
        {
            var job = SimulatedJob.Draw(kind, 0, ScaleAssumptions.Items, 0);
            var (steps, step) = (job.Steps, job.Step([]));
            Console.WriteLine($"| {kind} | {job.Items:N0} | {step.Units * steps:N0} | {step.Seconds * steps:F1} | {steps} |");
        }
    }

    private static void Jobs(IEnumerable<(JobScenario Scenario, JobFigures Figures)> runs)
    {
        Header("ceiling, RU/s | instances");
        foreach (var (scenario, figures) in runs)
            Row($"{scenario.Ceiling:N0} | {scenario.Instances}", figures);
    }

    private static void Changes(Placement placement)
    {
        var ceiling = ScaleAssumptions.PhysicalPartitionUnits * placement.Partitions;
        (string Name, JobScenario Scenario)[] changes =
        [
            ("as it is, 100 instances", new(ceiling, 100)),
            ("two batches of a retagging at once", new(ceiling, 100, RetagBatchesAtOnce: 2)),
            ("datasets spread over all partitions", new(ceiling, 100, Layout.Spread)),
            ("both", new(ceiling, 100, Layout.Spread, 2)),
        ];
        Header("change");
        foreach (var (name, scenario) in changes)
            Row($"{name}; interactive requests take {Interactive.UnitsOnItems(scenario.Layout == Layout.Together ? 1 : placement.Partitions):N0} RU/s", new JobRun(scenario, placement).Run());
    }

    private static void Header(string first)
    {
        Console.WriteLine($"\n| {first} | imports, trainings, retaggings an hour | median minutes of each | RU/s of jobs | of what the others leave; of the hottest partition | places for steps | processors | orchestrators' queues | steps beyond patience | what binds |");
        Console.WriteLine("|---" + string.Concat(Enumerable.Repeat("|---", first.Count(letter => letter == '|') + 9)) + "|");
    }

    private static void Row(string first, JobFigures figures)
    {
        var kinds = Enum.GetValues<JobKind>();
        Console.WriteLine($"| {first} | {string.Join(", ", kinds.Select(kind => $"{figures.PerHour[kind]:N0}"))} | {string.Join(", ", kinds.Select(kind => Minutes(figures.Minutes[kind])))} | {figures.UnitsPerSecond:N0} | {figures.UnitShare:P0}; {figures.HottestShare:P0} | {figures.StepShare:P0} | {figures.ProcessorShare:P0} | {figures.ResponseShare:P1} | {figures.OverPatience:P0} | {Binds(figures)} |");
    }

    private static string Minutes(double median) => double.IsNaN(median) ? "none ended" : $"{median:F0}";

    // Places are taken by steps that wait, so units come first; a hot partition binds where the others have units left.
    private static string Binds(JobFigures figures)
    {
        const double full = .95;
        string[] bound =
        [
            .. figures.UnitShare > full ? ["request units"] : figures.HottestShare > full ? ["hot partitions"] : Array.Empty<string>(),
            .. figures.StepShare > full ? ["places for steps"] : Array.Empty<string>(),
            .. figures.ProcessorShare > full ? ["processors"] : Array.Empty<string>(),
            .. figures.ResponseShare > full ? ["orchestrators"] : Array.Empty<string>(),
        ];
        return bound.Length > 0 ? string.Join(", ", bound) : "nothing";
    }

    private static void Starts()
    {
        Console.WriteLine("\n| requests a second, from nothing | always ready | wait at all | median wait, s | p95 | p99 |\n|---|---|---|---|---|---|");
        foreach (var rate in new[] { 20.0, 200, 2_000 })
            foreach (var ready in new[] { 0, 1, 5, 20 })
            {
                var waits = ColdStarts.Waits(rate, ready);
                double At(double part) => waits[(int)(part * (waits.Length - 1))];
                Console.WriteLine($"| {rate:N0} | {ready} | {waits.Count(wait => wait > 0) / (double)waits.Length:P1} | {At(.5):F2} | {At(.95):F2} | {At(.99):F2} |");
            }
    }
}
