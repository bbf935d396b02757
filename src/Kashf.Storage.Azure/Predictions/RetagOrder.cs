using Kashf.Core.Predictions;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Predictions;

/// <summary>Where an item stands in the order of a retagging.</summary>
internal static class RetagOrder
{
    public static RetagCut Of(PredictedItem item)
    {
        if (item.PassedOverAt is { } passed && (item.PredictedAt ?? long.MinValue) < passed)
            return new RetagCut(RetagClass.PassedOver, 0, 0, item.ItemId);
        return item.PredictedAt is { } at
            ? new RetagCut(RetagClass.PredictedByOlderModel, item.Certainty ?? 0, at, item.ItemId)
            : new RetagCut(item.Reported ? RetagClass.NeverPredictedReported : RetagClass.NeverPredictedUnreported, 0, 0, item.ItemId);
    }
}
