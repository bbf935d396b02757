namespace Kashf.Bench.Text;

/// <summary>Which training texts are reported; the others are known without reports.</summary>
internal static class Sample
{
    /// <param name="set">The data.</param>
    /// <param name="perLabel">How many texts of each label; null for all texts.</param>
    /// <param name="seed">Which ones.</param>
    public static IReadOnlySet<int> Draw(TextSet set, int? perLabel, int seed)
    {
        var order = Enumerable.Range(0, set.Train.Count).ToArray();
        if (perLabel is not { } count)
            return order.ToHashSet();
        new Random(seed).Shuffle(order);
        return set.Labels
            .SelectMany(label => order.Where(i => set.Train[i].Labels.Contains(label)).Take(count))
            .ToHashSet();
    }
}
