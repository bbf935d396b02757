using Kashf.Core.Predictions;

namespace Kashf.Storage.Local.Predictions;

/// <summary>Predictions in the order of their items, each item and tag once, and encoded: the work that needs no writer.</summary>
internal sealed class PredictionBatch
{
    public PredictionBatch(IReadOnlyList<ItemPrediction> predictions)
    {
        var latest = new Dictionary<long, ItemPrediction>(predictions.Count);
        foreach (var prediction in predictions)
        {
            latest[prediction.ItemId] = prediction;
        }

        Items = [.. latest.Values.OrderBy(prediction => prediction.ItemId).Select(Encoded)];
    }

    public IReadOnlyList<EncodedPrediction> Items { get; }

    private static EncodedPrediction Encoded(ItemPrediction prediction)
    {
        IReadOnlyList<TagProbability> tags =
            prediction.Tags.Count > 1 ? [.. prediction.Tags.DistinctBy(tag => tag.TagId)] : prediction.Tags;
        return new EncodedPrediction(
            prediction.ItemId, tags, PredictedTags.Encode(tags), (int)Hundredths(prediction.Certainty));
    }

    public static long Hundredths(float share) => (long)MathF.Round(Math.Clamp(share, 0, 1) * 100);
}
