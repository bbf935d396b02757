namespace Kashf.Core.Predictions;

/// <summary>
/// The last item that a retagging still affords, in the order of what a prediction tells: items never predicted
/// (unreported before reported), then those that an older model predicted, the least certain first, then the oldest; at last
/// those that could not be opened when a retagging last tried.
/// </summary>
/// <param name="Class">Of the last item.</param>
/// <param name="Certainty">Of its prediction, in hundredths; 0 for items never predicted or passed over.</param>
/// <param name="PredictedAt">Of its prediction, in UTC ticks; 0 for items never predicted or passed over.</param>
/// <param name="ItemId">Decides between items that are equal in all this.</param>
public readonly record struct RetagCut(RetagClass Class, int Certainty, long PredictedAt, long ItemId)
{
    /// <returns>Whether the item comes before the cut or is the last one that it affords.</returns>
    public bool Includes(RetagCut item) =>
        (item.Class, item.Certainty, item.PredictedAt, item.ItemId).CompareTo((Class, Certainty, PredictedAt, ItemId)) <= 0;
}
