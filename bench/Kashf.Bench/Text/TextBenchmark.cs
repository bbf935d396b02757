using Spectre.Console;

namespace Kashf.Bench.Text;

/// <summary>Quality, calibration and speed beside scikit-learn and fastText, on the same samples in the same run.</summary>
internal static class TextBenchmark
{
    private const int Seeds = 5;
    private static readonly string[] Sets = ["snappfood", "sib200_fa", "parsinlu_aspects_multilabel"];
    private static readonly int?[] Sizes = [null, 50, 10];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        var root = Value(args, "--data") ?? Path.Combine(Repository.Root(), "..", "shared", "data", "text");
        if (!Directory.Exists(root))
        {
            await Console.Error.WriteLineAsync($"There is no data in {root}; name its folder with --data.");
            return 2;
        }
        var seeds = args.Contains("--quick") ? 1 : Seeds;
        await using var peers = Peers.Start(Path.Combine(Repository.Root(), "bench", "text", "peers.py"));
        var results = new ResultTable();
        foreach (var name in Sets)
        {
            var set = TextSet.Load(root, name);
            // The first training also compiles the code: it is not counted.
            OwnRun.Run(set, Sample.Draw(set, null, 1), cancellation);
            foreach (var size in Sizes)
                results.Add(set, size, await RunSizeAsync(set, size, size is null ? 1 : seeds, peers, cancellation));
        }
        results.Print(AnsiConsole.Console);
        return 0;
    }

    private static async Task<List<Comparison>> RunSizeAsync(
        TextSet set, int? size, int seeds, Peers peers, CancellationToken cancellation)
    {
        var runs = new List<Comparison>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            var sample = Sample.Draw(set, size, seed);
            var own = OwnRun.Run(set, sample, cancellation);
            runs.Add(new Comparison(own, await peers.RunAsync(set, sample, cancellation)));
            await Console.Error.WriteLineAsync($"{set.Name} {size?.ToString() ?? "all"} seed {seed}: {own.MacroF1:F3}");
        }
        return runs;
    }

    private static string? Value(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
