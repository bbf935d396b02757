namespace Kashf.Bench.Text;

internal static class TextBenchmark
{
    private static readonly string[] Sets = ["snappfood", "sib200_fa", "parsinlu_aspects_multilabel"];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        await Task.Yield();
        var root = args.Length > 1 ? args[1] : "../shared/data/text";
        foreach (var name in Sets)
        {
            var set = TextSet.Load(root, name);
            foreach (int? size in new int?[] { null, 50, 10 })
                for (var seed = 1; seed <= (size is null ? 1 : 5); seed++)
                    Console.WriteLine($"{name} {size} {OwnRun.Run(set, Sample.Draw(set, size, seed), cancellation)}");
        }
        return 0;
    }
}
