using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Kashf.Bench.Text;
using Kashf.Core.Candidates;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Bench.LearningCurve;

/// <summary>Plays a person who labels truly what is chosen, twenty texts at a time, and trains after each twenty.</summary>
internal sealed class Labeller(TextSet set, CancellationToken cancellation)
{
    private const int Repetitions = 21;
    private static readonly CandidateOptions Options = new();

    private readonly long[] tags = [.. Enumerable.Range(0, set.Labels.Count).Select(label => (long)label)];

    // As the store does it, a pool is the same spread each time: the texts in the order of a hash.
    private readonly int[] spread =
        [.. Enumerable.Range(0, set.Train.Count).OrderBy(at => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(set.Train[at].Text))), StringComparer.Ordinal)];

    /// <summary>The macro-F1 on the test split after each twenty labels; the first twenty are the first of the order.</summary>
    public double[] Label(int[] order, int labels, Func<TextModel, HashSet<int>, IEnumerable<int>> choose)
    {
        var reported = order.Take(LearningCurveBenchmark.Step).ToHashSet();
        var curve = new List<double>();
        while (true)
        {
            var model = Train(reported);
            curve.Add(MacroF1(model));
            if (reported.Count >= labels)
                return [.. curve];
            reported.UnionWith(choose(model, reported).Take(LearningCurveBenchmark.Step));
        }
    }

    /// <summary>What the product suggests.</summary>
    public IEnumerable<int> Suggest(TextModel model, HashSet<int> reported)
    {
        TextItem[] pool = [.. spread.Where(at => !reported.Contains(at)).Take(Options.PoolLimit).Select(at => new TextItem(at, set.Train[at].Text, []))];
        var chosen = reported.Count < Options.ReportsBeforeUncertainty
            ? TextCandidates.Representative(pool, LearningCurveBenchmark.Step, cancellation)
            : TextCandidates.Uncertain(model, pool, tags, LearningCurveBenchmark.Step, cancellation);
        return chosen.Select(candidate => (int)candidate.ItemId);
    }

    /// <summary>The median time to choose 50 texts of a full pool, in milliseconds.</summary>
    public double TimeToSuggest(int[] order)
    {
        var model = Train([.. order.Take(200)]);
        TextItem[] pool = [.. spread.Take(Options.PoolLimit).Select(at => new TextItem(at, set.Train[at].Text, []))];
        var times = Enumerable.Range(0, Repetitions).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            TextCandidates.Uncertain(model, pool, tags, 50, cancellation);
            return clock.Elapsed.TotalMilliseconds;
        });
        return times.Order().ElementAt(Repetitions / 2);
    }

    private TextModel Train(HashSet<int> reported)
    {
        TextItem[] examples = [.. set.Train.Select((text, at) => new TextItem(at, text.Text, reported.Contains(at) ? [new TagReport(LabelOf(text), true)] : []))];
        return new TextTrainer(new TrainingOptions { Threads = 1 }).Train(tags, examples, null, cancellation).Model
            ?? throw new InvalidOperationException("The first texts do not show every label.");
    }

    private int LabelOf(LabelledText text) => set.Labels.Index().First(label => label.Item == text.Labels[0]).Index;

    private double MacroF1(TextModel model)
    {
        var answers = set.Test.Select(text =>
        {
            var probabilities = new float[tags.Length];
            model.Predict(text.Text, probabilities);
            return Array.IndexOf(probabilities, probabilities.Max());
        }).ToArray();
        return Scores.MacroF1(set, (text, label) => answers[text] == label);
    }
}
