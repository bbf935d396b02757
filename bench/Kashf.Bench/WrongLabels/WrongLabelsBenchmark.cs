using System.Globalization;
using Kashf.Bench.Text;
using Kashf.Core.Learning;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Bench.WrongLabels;

/// <summary>
/// Plants wrong reports and counts them at the head of the not-sure list. A wrong report says that the text has the
/// other tag; nothing else about it differs from a true one.
/// </summary>
internal static class WrongLabelsBenchmark
{
    private const int Seeds = 5;
    private const int Texts = 2000;
    private const double WrongShare = 0.05;
    private static readonly int[] Heads = [20, 50, 100];

    public static int Run(CancellationToken cancellation)
    {
        var root = Path.Combine(Repository.Root(), "..", "shared", "data", "text");
        if (!Directory.Exists(Path.Combine(root, "snappfood")))
        {
            Console.Error.WriteLine($"Skipped: the data set snappfood is not in {Path.GetFullPath(root)}.");
            return 0;
        }
        var set = TextSet.Load(root, "snappfood");
        var runs = Enumerable.Range(1, Seeds).Select(seed => Find(set, seed, cancellation)).ToArray();
        Console.WriteLine("| list | planted | contradicted | of them planted | first 20 | first 50 | first 100 | precision of the first 100 beside chance |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var list = 0; list < runs[0].Length; list++)
            Print([.. runs.Select(run => run[list])]);
        return 0;
    }

    // For each tag and, last, for all together: the list's planted items in order, and how many reports and plants there are.
    private static NotSureList[] Find(TextSet set, int seed, CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, set.Train.Count).ToArray();
        new Random(seed).Shuffle(order);
        var items = order[..Texts].Select((at, i) => Report(set, at, isWrong: i < WrongShare * Texts)).ToArray();
        new Random(seed).Shuffle(items);
        var planted = items.Where(item => set.Train[(int)item.Id].Labels[0] != set.Labels[(int)item.Reports[0].TagId]).Select(item => item.Id).ToHashSet();
        long[] tags = [.. set.Labels.Select((_, label) => (long)label)];
        var result = new TextTrainer(new TrainingOptions()).Train(tags, items, null, cancellation);
        var thresholds = result.Evaluation!.Tags.ToDictionary(tag => tag.TagId, tag => tag.Threshold);
        var found = Contradictions.Of(result.HeldOut, thresholds);
        var merged = found.SelectMany(tag => tag.Value.Select(one => (One: one, Certainty: Certainty.Of(one.Probability, thresholds[tag.Key]))))
            .OrderByDescending(pair => pair.Certainty).Select(pair => pair.One);
        return
        [
            .. tags.Select(tag => Judge(set.Labels[(int)tag], found[tag], [.. items.Where(item => item.Reports[0].TagId == tag)], planted)),
            Judge("both", merged, items, planted),
        ];
    }

    private static TextItem Report(TextSet set, int at, bool isWrong)
    {
        var label = set.Labels.Index().First(one => one.Item == set.Train[at].Labels[0]).Index;
        return new TextItem(at, set.Train[at].Text, [new TagReport(isWrong ? (label + 1) % set.Labels.Count : label, true)]);
    }

    private static NotSureList Judge(string name, IEnumerable<Contradiction> list, TextItem[] reported, HashSet<long> planted) =>
        new(name, [.. list.Select(one => planted.Contains(one.ItemId))], reported.Length, reported.Count(item => planted.Contains(item.Id)));

    private static void Print(NotSureList[] runs)
    {
        var precision = runs.Average(run => run.First(100) / 100.0);
        var chance = runs.Average(run => (double)run.Planted / run.Reports);
        var heads = string.Join(" | ", Heads.Select(head => runs.Average(run => run.First(head)).ToString("F1", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {runs[0].Name} | {runs.Average(run => run.Planted):F0} of {runs.Average(run => run.Reports):F0} | {runs.Average(run => run.IsPlanted.Length):F0} | {runs.Average(run => run.First(int.MaxValue)):F0} | {heads} | {precision:P0} / {chance:P1} = {precision / chance:F1} |"));
    }

    /// <param name="IsPlanted">Of each contradicted report, the most contradicted first.</param>
    private sealed record NotSureList(string Name, bool[] IsPlanted, int Reports, int Planted)
    {
        public int First(int count) => IsPlanted.Take(count).Count(planted => planted);
    }
}
