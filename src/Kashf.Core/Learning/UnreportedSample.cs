using Kashf.Core.Reports;

namespace Kashf.Core.Learning;

/// <summary>Keeps all reported items and, beyond a limit, a sample of the unreported ones, in their order.</summary>
internal static class UnreportedSample
{
    public static IReadOnlyList<T> Limit<T>(
        IReadOnlyList<T> examples, Func<T, IReadOnlyList<TagReport>> reportsOf, IReadOnlyList<long> tagIds, TrainingOptions options)
    {
        var tags = tagIds.ToHashSet();
        var unreported = Enumerable.Range(0, examples.Count)
            .Where(i => !reportsOf(examples[i]).Any(report => tags.Contains(report.TagId)))
            .ToArray();
        if (unreported.Length <= options.UnreportedLimit)
            return examples;
        new Random(options.Seed).Shuffle(unreported);
        var dropped = unreported.Skip(options.UnreportedLimit).ToHashSet();
        return [.. examples.Where((_, i) => !dropped.Contains(i))];
    }
}
