using System.Globalization;
using Kashf.Bench.Text;

namespace Kashf.Bench.LearningCurve;

/// <summary>What labels that are suggested are worth beside labels at random: the quality after each twenty of both.</summary>
internal static class LearningCurveBenchmark
{
    public const int Step = 20;
    private const int Seeds = 5;
    private const int Labels = 500;
    private static readonly int[] Compared = [100, 200, 300, 400, 500];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var root = Path.Combine(Repository.Root(), "..", "shared", "data", "text");
        if (!Directory.Exists(Path.Combine(root, "snappfood")))
        {
            Console.Error.WriteLine($"Skipped: the data set snappfood is not in {Path.GetFullPath(root)}.");
            return 0;
        }
        var isQuick = args.Contains("--quick");
        var set = TextSet.Load(root, "snappfood");
        var milliseconds = new Labeller(set, cancellation).TimeToSuggest([.. Enumerable.Range(0, set.Train.Count)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"50 of 10,000 texts are chosen in {milliseconds:F0} ms (median).\n"));
        var runs = Run(set, isQuick ? 1 : Seeds, isQuick ? 200 : Labels, cancellation);
        var (random, suggested) = (Curve.Mean(runs, run => run.Random), Curve.Mean(runs, run => run.Suggested));
        PrintCurves(runs);
        PrintSavings(random, suggested, runs);
        if (!isQuick)
            await File.WriteAllTextAsync(Path.Combine(Repository.Root(), "docs", "learning-curve.svg"), CurvePicture.Draw(random, suggested), cancellation);
        return 0;
    }

    private static CurveRun[] Run(TextSet set, int seeds, int labels, CancellationToken cancellation)
    {
        var runs = new CurveRun[seeds];
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
        {
            var order = Enumerable.Range(0, set.Train.Count).ToArray();
            new Random(i + 1).Shuffle(order);
            var labeller = new Labeller(set, cancellation);
            runs[i] = new CurveRun(
                labeller.Label(order, labels, (_, reported) => order.Where(at => !reported.Contains(at))),
                labeller.Label(order, labels, labeller.Suggest));
            Console.Error.WriteLine($"seed {i + 1}: random {runs[i].Random[^1]:F3}, suggested {runs[i].Suggested[^1]:F3}");
        });
        return runs;
    }

    private static void PrintCurves(CurveRun[] runs)
    {
        Console.WriteLine("| labels | random | suggested | difference | suggested better |");
        Console.WriteLine("|---|---|---|---|---|");
        for (var i = 0; i < runs[0].Random.Length; i++)
        {
            var (random, suggested) = (runs.Select(run => run.Random[i]).ToArray(), runs.Select(run => run.Suggested[i]).ToArray());
            var wins = random.Zip(suggested).Count(pair => pair.Second > pair.First);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {(i + 1) * Step} | {Text(random)} | {Text(suggested)} | {suggested.Average() - random.Average():+.000;-.000;.000} | {wins} of {runs.Length} |"));
        }
    }

    private static string Text(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1));
        return string.Create(CultureInfo.InvariantCulture, $"{mean:F3} ± {deviation:F3}");
    }

    private static void PrintSavings(Curve random, Curve suggested, CurveRun[] runs)
    {
        Console.WriteLine();
        Console.WriteLine("| macro-F1 | random choice has it at | suggested at | and keeps it from | saved |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var labels in Compared.Where(labels => labels <= runs[0].Random.Length * Step))
        {
            var level = random.At(labels);
            var (first, needed, kept) = (random.Reaches(level), suggested.Reaches(level), suggested.Keeps(level));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {level:F3} | {first:F0} | {Number(needed)} | {Number(kept)} | {(needed is { } n ? (1 - (n / first!.Value)).ToString("P0", CultureInfo.InvariantCulture) : "none")} |"));
        }
    }

    private static string Number(double? labels) => labels?.ToString("F0", CultureInfo.InvariantCulture) ?? "never";
}
