using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Core.Text;

/// <summary>Tells the tags that can be trained from those that lack something.</summary>
internal static class TrainableTags
{
    public static (long[] Trainable, IReadOnlyList<TrainingShortfall> Shortfalls) Of(
        IReadOnlyList<long> tagIds, IReadOnlyList<TextItem> examples)
    {
        var counts = tagIds.ToDictionary(id => id, id => new TagCounts(id, 0, 0));
        foreach (var example in examples)
            foreach (var report in example.Reports)
                if (counts.TryGetValue(report.TagId, out var count))
                    counts[report.TagId] = report.Positive
                        ? count with { Positives = count.Positives + 1 }
                        : count with { Negatives = count.Negatives + 1 };
        var unreported = examples.LongCount(example => example.Reports.Count == 0);
        var shortfalls = TrainingRequirements.Check([.. tagIds.Select(id => counts[id])], unreported);
        var lacking = shortfalls.Select(shortfall => shortfall.TagId).ToHashSet();
        return ([.. tagIds.Where(id => !lacking.Contains(id))], shortfalls);
    }
}
