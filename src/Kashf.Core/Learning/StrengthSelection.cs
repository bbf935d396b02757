namespace Kashf.Core.Learning;

/// <summary>Chooses the strength whose held-out scores, calibrated, explain the reports best.</summary>
internal static class StrengthSelection
{
    private const int MostRows = 4000;
    private const int MostTags = 8;
    private const int MostFolds = 5;
    private static readonly float[] Candidates = [0.03f, 0.1f, 0.3f, 1f];

    public static float Choose(SparseMatrix matrix, TagTargets targets, int tags, int[] foldOf, int folds, int seed, ParallelOptions threads)
    {
        var rows = targets.LearningRows.ToArray();
        new Random(seed).Shuffle(rows);
        rows = rows[..Math.Min(rows.Length, MostRows)];
        var source = new ReportedProblems(matrix, targets, rows, foldOf, folds);
        var lanes = (
            from tag in SomeTags(tags)
            from heldOut in Enumerable.Range(0, Math.Min(folds, MostFolds))
            from strength in Candidates
            select new Lane(tag, heldOut, strength)).Chunk(LaneProblem.Lanes).ToArray();
        var scores = lanes.SelectMany(block => block).ToDictionary(lane => lane, _ => Array.Empty<float>());
        Parallel.ForEach(lanes, threads, block => Score(matrix, source, block, foldOf, seed, threads, scores));
        return Candidates.MinBy(strength => SomeTags(tags).Sum(tag => Loss(targets, rows, foldOf, scores, tag, strength)));
    }

    private static IEnumerable<int> SomeTags(int tags) =>
        Enumerable.Range(0, Math.Min(tags, MostTags)).Select(i => i * tags / Math.Min(tags, MostTags));

    private static void Score(
        SparseMatrix matrix, ReportedProblems source, Lane[] block, int[] foldOf, int seed, ParallelOptions threads, Dictionary<Lane, float[]> scores)
    {
        var weights = new LinearLearner(matrix, block.Length, foldOf, seed, threads.CancellationToken).Solve(source, block);
        var held = block.Select(_ => new List<float>()).ToArray();
        foreach (var row in source.Rows)
        {
            var score = weights.Score(matrix.ColumnsOf(row), matrix.ValuesOf(row));
            for (var i = 0; i < block.Length; i++)
                if (foldOf[row] == block[i].HeldOut)
                    held[i].Add(score[i]);
        }
        lock (scores)
            for (var i = 0; i < block.Length; i++)
                scores[block[i]] = [.. held[i]];
    }

    private static double Loss(
        TagTargets targets, int[] rows, int[] foldOf, Dictionary<Lane, float[]> scores, int tag, float strength)
    {
        var known = targets.Of(tag);
        var (heldOut, positives, weights) = (new List<float>(), new List<bool>(), new List<float>());
        for (var fold = 0; scores.TryGetValue(new Lane(tag, fold, strength), out var ofFold); fold++)
        {
            var next = 0;
            foreach (var row in rows)
                if (foldOf[row] == fold)
                {
                    var score = ofFold[next++];
                    if (known[row] == Target.Unknown)
                        continue;
                    heldOut.Add(score);
                    positives.Add(known[row] == Target.Positive);
                    weights.Add(targets.EvaluationWeight(tag, known[row]));
                }
        }
        return SigmoidFit.Fit([.. heldOut], [.. positives], [.. weights]).Loss;
    }
}
