using System.Numerics.Tensors;

namespace Kashf.Core.Candidates;

/// <summary>
/// Chooses from items of any kind those that tell most together. Items are known by unit vectors, whose dot product says
/// how alike two items are. The same items, in the same order, give the same choice.
/// </summary>
/// <param name="vectorsOf">The vectors of some items, by their positions; all of one length, of length one or zero.</param>
internal sealed class CandidateSelection(Func<int[], float[][]> vectorsOf, int seed, CancellationToken cancellation)
{
    private const float NearDuplicate = 0.9f;
    private const int ShortList = 2000;
    private const int Spread = 10;

    // Nothing is worthless: what is certain or an outlier comes when nothing else is left.
    private const float Least = 1e-6f;

    /// <summary>Items that stand for many others and differ from each other: the middle of each cluster, large ones first.</summary>
    /// <param name="items">How many there are to choose from.</param>
    /// <param name="count">The most to choose.</param>
    /// <returns>Positions; fewer than asked for where there are no more that differ.</returns>
    public int[] Representative(int items, int count)
    {
        var random = new Random(seed);
        var some = Enumerable.Range(0, items).ToArray();
        random.Shuffle(some);
        some = some[..Math.Min(items, Math.Max(ShortList, Spread * count))];
        var vectors = vectorsOf(some);
        var middles = SphericalClusters.Find(vectors, count, random, cancellation).Middles();
        return Distinct(vectors, [.. middles, .. Enumerable.Range(0, some.Length)], count).Select(at => some[at]).ToArray();
    }

    /// <summary>
    /// Items that the model is unsure of, that are typical of such items, and that differ from each other: sampled as the
    /// first centres of k-means++ are (Arthur, Vassilvitskii: k-means++, SODA 2007), in proportion to all three.
    /// </summary>
    /// <param name="uncertainties">Of each item, 0 to 1.</param>
    /// <inheritdoc cref="Representative" path="/param[@name='count']|/returns"/>
    public int[] Uncertain(float[] uncertainties, int count)
    {
        var some = MostOf(uncertainties, Math.Max(ShortList, Spread * count));
        var vectors = vectorsOf(some);
        var worth = Typicality(vectors);
        for (var i = 0; i < worth.Length; i++)
            worth[i] = (worth[i] + Least) * (uncertainties[some[i]] + Least);
        var best = MostOf(worth, Spread * count);
        var chosen = Sample(Array.ConvertAll(best, at => vectors[at]), Array.ConvertAll(best, at => worth[at]), count);
        return [.. chosen.Select(at => best[at]).OrderByDescending(at => worth[at]).ThenBy(at => at).Select(at => some[at])];
    }

    private static int[] MostOf(float[] values, int count) =>
        [.. Enumerable.Range(0, values.Length).OrderByDescending(at => values[at]).ThenBy(at => at).Take(count)];

    // How alike an item is to the mean of all: outliers, and items of which nothing is known, are worth little.
    private static float[] Typicality(float[][] vectors)
    {
        if (vectors.Length == 0)
            return [];
        var mean = new float[vectors[0].Length];
        foreach (var vector in vectors)
            TensorPrimitives.Add(mean, vector, mean);
        TensorPrimitives.Divide(mean, Math.Max(TensorPrimitives.Norm<float>(mean), float.Epsilon), mean);
        return Array.ConvertAll(vectors, vector => Math.Max(0, TensorPrimitives.Dot<float>(mean, vector)));
    }

    private List<int> Sample(float[][] vectors, float[] worth, int count)
    {
        var random = new Random(seed);
        var distances = Enumerable.Repeat(1f, vectors.Length).ToArray();
        var chosen = new List<int>();
        while (chosen.Count < count && Draw(distances, worth, random) is { } next)
        {
            cancellation.ThrowIfCancellationRequested();
            chosen.Add(next);
            for (var at = 0; at < vectors.Length; at++)
            {
                var likeness = TensorPrimitives.Dot<float>(vectors[next], vectors[at]);
                distances[at] = likeness >= NearDuplicate ? 0 : Math.Min(distances[at], 1 - likeness);
            }
            distances[next] = 0;
        }
        return chosen;
    }

    private static int? Draw(float[] distances, float[] worth, Random random)
    {
        var total = 0.0;
        for (var at = 0; at < worth.Length; at++)
            total += Chance(at);
        if (total <= 0)
            return null;
        var left = random.NextDouble() * total;
        var last = -1;
        for (var at = 0; at < worth.Length && left >= 0; at++)
        {
            if (Chance(at) <= 0)
                continue;
            last = at;
            left -= Chance(at);
        }
        return last;

        double Chance(int at) => (double)distances[at] * distances[at] * worth[at];
    }

    private static List<int> Distinct(float[][] vectors, IEnumerable<int> order, int count)
    {
        var chosen = new List<int>();
        foreach (var at in order)
        {
            if (chosen.Count == count)
                break;
            if (!chosen.Exists(other => other == at || TensorPrimitives.Dot<float>(vectors[other], vectors[at]) >= NearDuplicate))
                chosen.Add(at);
        }
        return chosen;
    }
}
