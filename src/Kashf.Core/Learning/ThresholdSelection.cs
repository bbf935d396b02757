namespace Kashf.Core.Learning;

/// <summary>Chooses the probability from which a tag is answered.</summary>
internal static class ThresholdSelection
{
    /// <summary>A tag that is more probable than not is always answered.</summary>
    public const float Highest = 0.5f;

    /// <summary>The threshold of at most <see cref="Highest"/> with the best F1; halfway between neighbouring probabilities.</summary>
    /// <param name="probabilities">Held-out probabilities.</param>
    /// <param name="positives">Whether the item has the tag.</param>
    /// <param name="weights">What the item counts.</param>
    public static float Choose(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> positives, ReadOnlySpan<float> weights)
    {
        var order = Enumerable.Range(0, probabilities.Length).ToArray();
        Array.Sort(probabilities.ToArray(), order);
        Array.Reverse(order);
        var total = 0f;
        for (var i = 0; i < positives.Length; i++)
            total += positives[i] ? weights[i] : 0;
        var (answered, right, best, threshold) = (0f, 0f, -1f, Highest);
        for (var i = 0; i < order.Length; i++)
        {
            answered += weights[order[i]];
            right += positives[order[i]] ? weights[order[i]] : 0;
            var here = probabilities[order[i]];
            var below = i + 1 < order.Length ? probabilities[order[i + 1]] : -here;
            if ((below == here && i + 1 < order.Length) || below >= Highest)
                continue;
            var f1 = 2 * right / (answered + total);
            if (f1 > best)
                (best, threshold) = (f1, here >= Highest ? Highest : (here + below) / 2);
        }
        return threshold;
    }
}
