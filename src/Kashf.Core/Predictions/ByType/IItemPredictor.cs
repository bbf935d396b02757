using Kashf.Core.Reports;

namespace Kashf.Core.Predictions.ByType;

/// <summary>Predicts items of one type.</summary>
internal interface IItemPredictor
{
    /// <returns>For each item that can be predicted, in order, what was found in it.</returns>
    Task<ItemPrediction[]> PredictAsync(IReadOnlyList<TextItem> items, CancellationToken cancellation);
}
