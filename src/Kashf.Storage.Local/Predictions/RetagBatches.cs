using Kashf.Core.Items;
using Kashf.Core.Predictions;

namespace Kashf.Storage.Local.Predictions;

/// <summary>Cuts chosen items, which come by id, into batches.</summary>
internal sealed class RetagBatches(int size)
{
    private readonly List<(ItemRange Range, int Items)> full = [];
    private long first;
    private long last;
    private int items;

    /// <summary>How many were added.</summary>
    public long Items { get; private set; }

    public void Add(long itemId)
    {
        if (items == size)
        {
            End();
        }

        first = items == 0 ? itemId : first;
        last = itemId;
        items++;
        Items++;
    }

    public IReadOnlyList<RetagBatch> UpTo(RetagCut cut)
    {
        if (items > 0)
        {
            End();
        }

        return full.ConvertAll(batch => new RetagBatch(batch.Range, cut, batch.Items));
    }

    private void End()
    {
        full.Add((new ItemRange(first, last), items));
        items = 0;
    }
}
