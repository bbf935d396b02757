using System.Diagnostics;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Bench.Text;

/// <summary>Trains and tests the library as the server uses it.</summary>
internal static class OwnRun
{
    private const int LargeTag = 50;
    private const double SpeedSeconds = 0.5;

    public static OwnFigures Run(TextSet set, IReadOnlySet<int> reported, CancellationToken cancellation)
    {
        var examples = set.Train.Select((text, i) => new TextItem(i, text.Text, Reports(set, text, reported.Contains(i)))).ToArray();
        long[] tags = [.. Enumerable.Range(0, set.Labels.Count).Select(label => (long)label)];
        var clock = Stopwatch.StartNew();
        var result = new TextTrainer(new TrainingOptions()).Train(tags, examples, null, cancellation);
        var trainSeconds = clock.Elapsed.TotalSeconds;
        if (!result.Succeeded)
            throw new InvalidOperationException("Nothing could be trained.");
        return Judge(set, result.Model, result.Evaluation, trainSeconds);
    }

    private static OwnFigures Judge(TextSet set, TextModel model, DatasetEvaluation evaluation, double trainSeconds)
    {
        var (probabilities, speed) = Predict(set, model);
        bool Answered(int text, int label) => probabilities[text][label] >= model.Thresholds[label];
        bool Top(int text, int label) => Array.IndexOf(probabilities[text], probabilities[text].Max()) == label;
        Func<int, int, bool> chosen = set.IsMultiLabel ? Answered : Top;
        var (precision, recall) = Scores.PrecisionRecall(set, set.Judged, Answered);
        var reported = evaluation.Tags.Where(tag => set.Judged.Contains((int)tag.TagId))
            .Aggregate(default(AnswerCounts), (sum, tag) => sum.Add(tag.Counts));
        var worst = evaluation.Tags.Max(tag =>
        {
            var label = (int)tag.TagId;
            if (set.Test.Count(text => text.Labels.Contains(set.Labels[label])) < LargeTag)
                return 0;
            var (tagPrecision, tagRecall) = Scores.PrecisionRecall(set, [label], Answered);
            return Math.Max(Math.Abs(tag.Precision - tagPrecision), Math.Abs(tag.Recall - tagRecall));
        });
        var answered = Enumerable.Range(0, set.Test.Count).Average(text => set.Labels.Where((_, label) => Answered(text, label)).Any() ? 1.0 : 0.0);
        return new OwnFigures(
            Scores.MacroF1(set, chosen), Scores.MicroF1(set, chosen), trainSeconds, speed, Scores.CalibrationError(set, probabilities),
            reported.Precision - precision, reported.Recall - recall, worst, answered, model.SizeInBytes);
    }

    private static (float[][] Probabilities, double TextsPerSecond) Predict(TextSet set, TextModel model)
    {
        var probabilities = set.Test.Select(_ => new float[set.Labels.Count]).ToArray();
        var clock = new Stopwatch();
        var texts = 0L;
        // The first round warms up; then whole rounds for at least the set time.
        for (var round = 0; clock.Elapsed.TotalSeconds < SpeedSeconds; round++)
        {
            if (round == 1)
                clock.Start();
            for (var text = 0; text < set.Test.Count; text++)
                model.Predict(set.Test[text].Text, probabilities[text]);
            texts += round == 0 ? 0 : set.Test.Count;
        }
        return (probabilities, texts / clock.Elapsed.TotalSeconds);
    }

    private static TagReport[] Reports(TextSet set, LabelledText text, bool reported) =>
        reported ? [.. text.Labels.Select(label => new TagReport(IndexOf(set, label), true))] : [];

    private static int IndexOf(TextSet set, string label)
    {
        for (var i = 0; i < set.Labels.Count; i++)
            if (set.Labels[i] == label)
                return i;
        throw new InvalidOperationException("A label of the test split is not in the training split.");
    }
}
