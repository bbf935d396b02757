using System.Runtime.InteropServices;
using Kashf.Core.Predictions;

namespace Kashf.Storage.Local.Predictions;

/// <summary>
/// Chooses items in two walks over the candidates: the first counts those that are equally urgent, the second cuts the
/// chosen ones into batches. So the memory needed grows with the differences between items, not with the items.
/// </summary>
internal sealed class RetagPlan(RetagCandidates candidates, long limit, CancellationToken cancellation)
{
    private static readonly RetagCut Everything = new(RetagClass.PassedOver, int.MaxValue, long.MaxValue, long.MaxValue);

    public IReadOnlyList<RetagBatch> Make(int batchSize)
    {
        if (limit <= 0)
        {
            return [];
        }

        var (last, affordable) = limit >= candidates.Most ? (Everything, 0) : LastAffordable();
        var cut = last;
        var batches = new RetagBatches(batchSize);
        foreach (var candidate in candidates.Each())
        {
            cancellation.ThrowIfCancellationRequested();
            var group = GroupOf(candidate);
            if (group == last && affordable-- > 0)
            {
                cut = candidate;
            }
            else if (group == last || !last.Includes(group))
            {
                continue;
            }

            batches.Add(candidate.ItemId);
            if (batches.Items == limit)
            {
                break;
            }
        }

        return batches.UpTo(cut);
    }

    /// <summary>Items that differ in nothing but their ids are a group, named by a cut after all of it.</summary>
    private static RetagCut GroupOf(RetagCut candidate) => candidate with { ItemId = long.MaxValue };

    /// <returns>The least urgent group that is still affordable, and how many of it are.</returns>
    private (RetagCut Last, long Affordable) LastAffordable()
    {
        var never = candidates.Most - candidates.Tried;
        var (last, left, groups) = limit > never
            ? (Everything, limit - never, Groups(candidates.EachTried()))
            : (default, limit, Groups(candidates.Each()));
        foreach (var (group, items) in groups.OrderBy(group => (group.Key.Class, group.Key.Certainty, group.Key.PredictedAt)))
        {
            last = group;
            if (items >= left)
            {
                return (last, left);
            }

            left -= items;
        }

        return (last, limit);
    }

    /// <returns>How many items each group has; where the most urgent one takes all that is affordable, that one alone counts.</returns>
    private Dictionary<RetagCut, long> Groups(IEnumerable<RetagCut> counted)
    {
        var groups = new Dictionary<RetagCut, long>();
        foreach (var candidate in counted)
        {
            cancellation.ThrowIfCancellationRequested();
            ref var items = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, GroupOf(candidate), out _);
            if (++items == limit && candidate.Class == RetagClass.NeverPredictedUnreported)
            {
                break;
            }
        }

        return groups;
    }
}
