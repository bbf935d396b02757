using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Items;

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

    /// <summary>Stores what is to be done, does it, and ends the operation.</summary>
    /// <param name="bulk">Whether writes shall be gathered, for much work at once.</param>
    /// <returns>What became of each, in order.</returns>
    public async Task<ChangedItem[]> RunAsync(
        OperationDocument operation, IReadOnlyList<ItemChange> changes, bool bulk, CancellationToken cancellation)
    {
        if (changes.Count == 0)
            return [];
        var begun = await log.BeginAsync(operation, cancellation);
        // From here on it will be done, if not by this caller then by recovery; leaving it half done helps nobody.
        return await CompleteAsync(begun, changes, bulk, CancellationToken.None);
    }

    /// <summary>Does what of the operation is not done, and ends it.</summary>
    public async Task<ChangedItem[]> CompleteAsync(
        OperationDocument operation, IReadOnlyList<ItemChange> changes, bool bulk, CancellationToken cancellation)
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
        await log.FinishAsync(operation, sum, changed.Count(item => item.Change is not null), cancellation);
        await folding.RunAsync(OperationLog.ScopeOf(operation), cancellation);
        return changed;
    }
}
