using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Reports;
using Kashf.Core.Tagging;

namespace Kashf.Core.Predictions.ByType;

/// <summary>Predicts images that were opened. In one that was not nothing is found, for sure: no retagging waits for it.</summary>
internal sealed class ImagePredictor(SeenItems seenItems, Dataset dataset, ImageModel model, TagSelection selection) : IItemPredictor
{
    public async Task<ItemPrediction[]> PredictAsync(IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var seen = await seenItems.ReadAsync(dataset, model.EncoderId, items, cancellation);
        var probabilities = new float[model.TagIds.Count];
        return [.. items.Zip(seen, (item, image) => Predict(item, image, probabilities))];
    }

    private ItemPrediction Predict(TextItem item, SeenImage? image, float[] probabilities)
    {
        if (image is null)
            return new ItemPrediction(item.Id, [], 1);
        model.Predict(image.Vectors[0].Values, probabilities);
        return new ItemPrediction(item.Id, selection.SelectIds(probabilities), selection.CertaintyOf(probabilities));
    }
}
