using Kashf.Core.Items;
using Kashf.Core.Predictions;

namespace Kashf.Storage.Local.Predictions;

/// <summary>
/// Chooses items in two walks over the candidates: the first counts those that are equally urgent, the second cuts the
/// chosen ones into batches. So the memory needed grows with the differences between items, not with the items.
/// </summary>
internal sealed class RetagPlan(RetagCandidates candidates, CancellationToken cancellation)
{
    public List<RetagBatch> Make(long limit, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (limit <= 0)
        {
            return [];
        }

        var (last, affordable) = LastAffordable(limit);
        return Batches(last, affordable, limit, batchSize);
    }

    /// <returns>The least urgent group that is still affordable, as a cut after all of it, and how many of it are.</returns>
    private (RetagCut Last, long Affordable) LastAffordable(long limit)
    {
        var groups = Groups(limit);
        var last = default(RetagCut);
        foreach (var group in groups.OrderBy(group => (group.Key.Class, group.Key.Certainty, group.Key.PredictedAt)))
        {
            last = group.Key;
            if (group.Value >= limit)
            {
                return (last, limit);
            }

            limit -= group.Value;
        }

        return (last, long.MaxValue);
    }

    /// <returns>How many items each group has; a group is named by a cut after all of it.</returns>
    private Dictionary<RetagCut, long> Groups(long limit)
    {
        var groups = new Dictionary<RetagCut, long>();
        foreach (var candidate in candidates.Each())
        {
            cancellation.ThrowIfCancellationRequested();
            var group = candidate with { ItemId = long.MaxValue };
            var count = groups[group] = groups.GetValueOrDefault(group) + 1;
            if (count == limit && group.Class == RetagClass.NeverPredictedUnreported)
            {
                break;
            }
        }

        return groups;
    }

    private List<RetagBatch> Batches(RetagCut last, long affordable, long limit, int batchSize)
    {
        var ranges = new List<(ItemRange Range, int Items)>();
        var (first, items, chosen) = (0L, 0, 0L);
        var cut = last;
        var previous = 0L;
        foreach (var candidate in candidates.Each())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!last.Includes(candidate))
            {
                continue;
            }

            if (candidate with { ItemId = long.MaxValue } == last && affordable-- <= 0)
            {
                continue;
            }

            if (candidate with { ItemId = long.MaxValue } == last)
            {
                cut = candidate;
            }

            first = items == 0 ? candidate.ItemId : first;
            previous = candidate.ItemId;
            items++;
            chosen++;
            if (items == batchSize || chosen == limit)
            {
                ranges.Add((new ItemRange(first, candidate.ItemId), items));
                items = 0;
            }

            if (chosen == limit)
            {
                break;
            }
        }

        if (items > 0)
        {
            ranges.Add((new ItemRange(first, previous), items));
        }

        return ranges.ConvertAll(range => new RetagBatch(range.Range, cut, range.Items));
    }
}
