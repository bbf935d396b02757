using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Core.Text;

/// <summary>Keeps all reported texts and, beyond a limit, a sample of the unreported ones, in their order.</summary>
internal static class UnreportedSample
{
    public static IReadOnlyList<TextItem> Limit(
        IReadOnlyList<TextItem> examples, IReadOnlyList<long> tagIds, TrainingOptions options)
    {
        var tags = tagIds.ToHashSet();
        var unreported = Enumerable.Range(0, examples.Count)
            .Where(i => !examples[i].Reports.Any(report => tags.Contains(report.TagId)))
            .ToArray();
        if (unreported.Length <= options.UnreportedLimit)
            return examples;
        new Random(options.Seed).Shuffle(unreported);
        var dropped = unreported.Skip(options.UnreportedLimit).ToHashSet();
        return [.. examples.Where((_, i) => !dropped.Contains(i))];
    }
}
