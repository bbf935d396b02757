using System.Numerics.Tensors;

namespace Kashf.Core.Candidates;

/// <summary>
/// Chooses from items of any kind those that tell most together: sampled as the first centres of k-means++ are (Arthur,
/// Vassilvitskii: k-means++: The Advantages of Careful Seeding, SODA 2007), in proportion to what each is worth and to the
/// square of its distance to those chosen before. Items are known by unit vectors, whose dot product says how alike two
/// items are. The same items in the same order give the same choice.
/// </summary>
/// <param name="vectorsOf">The vectors of some items, by their positions; all of one size, of length one or zero.</param>
/// <param name="seed">Decides what is drawn.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class CandidateSelection(Func<int[], float[][]> vectorsOf, int seed, CancellationToken cancellation)
{
    private const float NearDuplicate = 0.9f;
    private const int Considered = 2000;
    private const int ConsideredOfEach = 10;

    // Nothing is worthless: what is certain or an outlier comes when nothing else is left.
    private const float Least = 1e-6f;

    private readonly Random random = new(seed);

    /// <summary>Items that are typical and that differ from each other; any head of the list does.</summary>
    /// <param name="items">How many there are to choose from.</param>
    /// <param name="count">The most to choose.</param>
    /// <returns>Positions; fewer than asked for where there are no more that differ.</returns>
    public int[] Representative(int items, int count)
    {
        var some = Enumerable.Range(0, items).ToArray();
        random.Shuffle(some);
        some = some[..Math.Min(items, Math.Max(Considered, ConsideredOfEach * count))];
        var vectors = vectorsOf(some);
        return [.. Sample(vectors, Typicality(vectors), count).Select(at => some[at])];
    }

    /// <summary>Items that the model is unsure of, that are typical of such items, and that differ from each other.</summary>
    /// <param name="uncertainties">Of each item, 0 to 1.</param>
    /// <param name="count">The most to choose.</param>
    /// <returns>Positions, the most worth first; fewer than asked for where there are no more that differ.</returns>
    public int[] Uncertain(float[] uncertainties, int count)
    {
        var some = MostOf(uncertainties, Math.Max(Considered, ConsideredOfEach * count));
        var vectors = vectorsOf(some);
        var worth = Typicality(vectors);
        for (var i = 0; i < worth.Length; i++)
            worth[i] *= uncertainties[some[i]] + Least;
        var best = MostOf(worth, ConsideredOfEach * count);
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
        return Array.ConvertAll(vectors, vector => Least + Math.Max(0, TensorPrimitives.Dot<float>(mean, vector)));
    }

    private List<int> Sample(float[][] vectors, float[] worth, int count)
    {
        var distances = Enumerable.Repeat(1f, vectors.Length).ToArray();
        var chosen = new List<int>();
        while (chosen.Count < count && Draw(distances, worth) is { } next)
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

    private int? Draw(float[] distances, float[] worth)
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
}
