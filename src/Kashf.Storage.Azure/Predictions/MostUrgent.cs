using Kashf.Core.Items;
using Kashf.Core.Predictions;

namespace Kashf.Storage.Azure.Predictions;

/// <summary>Keeps the items that a retagging takes first, no more than it affords.</summary>
internal sealed class MostUrgent(long limit)
{
    private static readonly Comparer<RetagCut> LeastUrgentFirst = Comparer<RetagCut>.Create((a, b) => a == b ? 0 : a.Includes(b) ? -1 : 1);

    private readonly PriorityQueue<RetagCut, RetagCut> kept = new(LeastUrgentFirst);

    public void Add(RetagCut item)
    {
        if (kept.Count < limit)
            kept.Enqueue(item, item);
        else
            kept.EnqueueDequeue(item, item);
    }

    public IReadOnlyList<RetagBatch> Batches(int size)
    {
        if (kept.Count == 0)
            return [];
        var cut = kept.Peek();
        return
        [
            .. kept.UnorderedItems.Select(entry => entry.Element.ItemId).Order().Chunk(size)
                .Select(ids => new RetagBatch(new ItemRange(ids[0], ids[^1]), cut, ids.Length)),
        ];
    }
}
