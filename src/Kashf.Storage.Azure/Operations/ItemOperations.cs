using System.Collections.Concurrent;
using Kashf.Storage.Azure.Counts;

namespace Kashf.Storage.Azure.Operations;

/// <summary>
/// Changes several items as one operation: write-ahead logging (Mohan et al., "ARIES", 1992) with a log document an
/// operation, since nothing but single documents changes at once here.
/// </summary>
internal sealed class ItemOperations(OperationLog log, ItemWriter writer, CountsFolding folding)
{
    private const int AtOnce = 32;
    private const int AtOnceInBulk = 256;
    private static readonly ListChange NoChange = [];

    private readonly ConcurrentDictionary<string, bool> atWork = new();

    /// <summary>Whether this process works on the operation right now.</summary>
    public bool IsAtWork(OperationDocument operation) => atWork.ContainsKey(operation.Id);

    /// <summary>Stores what is to be done.</summary>
    public async Task<OperationDocument> BeginAsync(OperationDocument operation, CancellationToken cancellation)
    {
        var begun = await log.BeginAsync(operation, cancellation);
        atWork[begun.Id] = true;
        return begun;
    }

    /// <summary>Leaves what was begun to recovery, where it has not ended.</summary>
    public void Leave(OperationDocument operation) => atWork.TryRemove(operation.Id, out _);

    /// <summary>Does what of the operation is not done, and ends it.</summary>
    /// <param name="bulk">Whether writes shall be gathered, for much work at once.</param>
    /// <returns>What became of each, in order; and whether it was this call that ended it.</returns>
    public async Task<(ChangedItem[] Changed, bool EndedHere)> CompleteAsync(
        OperationDocument operation, IReadOnlyList<ItemChange> changes, bool bulk, CancellationToken cancellation)
    {
        try
        {
            var changed = new ChangedItem[changes.Count];
            await Parallel.ForAsync(
                0,
                changes.Count,
                new ParallelOptions { MaxDegreeOfParallelism = bulk ? AtOnceInBulk : AtOnce, CancellationToken = cancellation },
                async (i, token) => changed[i] = await writer.WriteAsync(operation, changes[i], bulk, token));
            var sum = new ListChange();
            foreach (var item in changed)
                sum.Add(item.Change ?? NoChange);
            var endedHere = await log.FinishAsync(operation, sum, changed.Count(item => item.Change is not null), cancellation);
            await folding.RunAsync(OperationLog.ScopeOf(operation), cancellation);
            return (changed, endedHere);
        }
        finally
        {
            // What failed here is recovery's from now on.
            Leave(operation);
        }
    }
}
