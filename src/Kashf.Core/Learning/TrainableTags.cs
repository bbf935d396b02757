using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Core.Learning;

/// <summary>Tells the tags that can be trained from those that lack something.</summary>
internal static class TrainableTags
{
    /// <param name="tagIds">The tags of the dataset, each once.</param>
    /// <param name="reports">The reports of each item; none for an unreported one.</param>
    /// <param name="requirements">What a tag needs.</param>
    public static (long[] Trainable, IReadOnlyList<TrainingShortfall> Shortfalls) Of(
        IReadOnlyList<long> tagIds, IEnumerable<IReadOnlyList<TagReport>> reports, TrainingRequirements requirements)
    {
        var counts = tagIds.ToDictionary(id => id, id => new TagCounts(id, 0, 0));
        var unreported = 0L;
        foreach (var ofItem in reports)
        {
            unreported += ofItem.Count == 0 ? 1 : 0;
            foreach (var report in ofItem)
                if (counts.TryGetValue(report.TagId, out var count))
                    counts[report.TagId] = report.Positive
                        ? count with { Positives = count.Positives + 1 }
                        : count with { Negatives = count.Negatives + 1 };
        }

        var shortfalls = requirements.Check([.. tagIds.Select(id => counts[id])], unreported);
        var lacking = shortfalls.Select(shortfall => shortfall.TagId).ToHashSet();
        return ([.. tagIds.Where(id => !lacking.Contains(id))], shortfalls);
    }
}
