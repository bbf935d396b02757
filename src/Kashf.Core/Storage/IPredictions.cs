using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;

namespace Kashf.Core.Storage;

/// <summary>What models found in the items of a dataset.</summary>
public interface IPredictions
{
    /// <summary>
    /// Stores all of it in place of what was found in these items before. Items and tags that are gone are passed over.
    /// Storing the same again changes nothing but the time.
    /// </summary>
    Task SaveAsync(
        long accountId, long datasetId, string modelVersion, IReadOnlyList<ItemPrediction> predictions, CancellationToken cancellation);

    /// <summary>Notes items that could not be opened: retaggings take them last until they are predicted. Those that are gone are passed over.</summary>
    Task SetPassedOverAsync(long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation);

    /// <returns>Items on which the tag was found: the most probable first (in hundredths), among equals the newest item.</returns>
    Task<Page<Item>> ListAsync(long accountId, long tagId, PageRequest page, CancellationToken cancellation);

    /// <summary>
    /// Chooses at most <paramref name="limit"/> items where a prediction by this model tells most, in the order of
    /// <see cref="RetagCut"/>; those that it has predicted already are left out.
    /// </summary>
    /// <returns>Batches of <paramref name="batchSize"/> items, the last one smaller, by item id.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is not positive.</exception>
    Task<IReadOnlyList<RetagBatch>> PlanAsync(
        long accountId, long datasetId, string modelVersion, long limit, int batchSize, CancellationToken cancellation);

    /// <returns>The batch's items that the model has not predicted yet, by id: the first of them where their contents are long,
    /// so ask again once these are predicted, until there are none.</returns>
    Task<IReadOnlyList<TextItem>> ReadAsync(
        long accountId, long datasetId, string modelVersion, RetagBatch batch, CancellationToken cancellation);
}
