using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Core.Candidates;

/// <summary>Chooses texts to label, with a model or before there is one.</summary>
public static class TextCandidates
{
    private const int TextsWorthAThread = 200;
    private const int Seed = 1;

    /// <summary>Texts that show the variety of a pool.</summary>
    /// <param name="pool">Texts without reports.</param>
    /// <param name="count">The most to choose.</param>
    /// <returns>No two nearly alike; fewer than asked for where there are no more that differ.</returns>
    public static Candidate[] Representative(IReadOnlyList<TextItem> pool, int count, CancellationToken cancellation) =>
        [.. Selection(pool, cancellation).Representative(pool.Count, count).Select(at => new Candidate(pool[at].Id, pool[at].Content, null, null))];

    /// <summary>Texts that a model would learn most from.</summary>
    /// <param name="model">The dataset's model.</param>
    /// <param name="pool">Texts without reports.</param>
    /// <param name="tagIds">The tags to learn about; at least one, and each known to the model.</param>
    /// <param name="count">The most to choose.</param>
    /// <returns>Those worth most first, no two nearly alike; fewer than asked for where there are no more that differ. With the
    /// probability where one tag was named.</returns>
    public static Candidate[] Uncertain(
        TextModel model, IReadOnlyList<TextItem> pool, IReadOnlyList<long> tagIds, int count, CancellationToken cancellation)
    {
        var candidates = Judge(model, pool, tagIds, cancellation);
        var uncertainties = Array.ConvertAll(candidates, candidate => candidate.Uncertainty!.Value);
        return [.. Selection(pool, cancellation).Uncertain(uncertainties, count).Select(at => candidates[at])];
    }

    private static CandidateSelection Selection(IReadOnlyList<TextItem> pool, CancellationToken cancellation) =>
        new(positions => TextVectors.Of(Array.ConvertAll(positions, at => pool[at].Content), cancellation), Seed, cancellation);

    private static Candidate[] Judge(TextModel model, IReadOnlyList<TextItem> pool, IReadOnlyList<long> tagIds, CancellationToken cancellation)
    {
        var known = model.TagIds.ToArray();
        int[] tags = [.. tagIds.Select(id => Array.IndexOf(known, id))];
        float[] thresholds = [.. tags.Select(tag => model.Thresholds[tag])];
        var candidates = new Candidate[pool.Count];
        var threads = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Enumerable.Range(0, pool.Count).Chunk(TextsWorthAThread), threads, positions =>
        {
            var (all, asked) = (new float[known.Length], new float[tags.Length]);
            foreach (var at in positions)
            {
                model.Predict(pool[at].Content, all);
                for (var i = 0; i < tags.Length; i++)
                    asked[i] = all[tags[i]];
                var uncertainty = model.IsExclusive ? Uncertainty.OfExclusive(asked, thresholds) : Uncertainty.OfIndependent(asked, thresholds);
                candidates[at] = new Candidate(pool[at].Id, pool[at].Content, uncertainty, asked.Length == 1 ? asked[0] : null);
            }
        });
        return candidates;
    }
}
