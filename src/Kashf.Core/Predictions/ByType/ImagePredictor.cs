using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Reports;
using Kashf.Core.Tagging;

namespace Kashf.Core.Predictions.ByType;

/// <summary>Predicts images that were opened; of those that were not, nothing is known and nothing said.</summary>
internal sealed class ImagePredictor(SeenItems seenItems, Dataset dataset, ImageModel model, TagSelection selection) : IItemPredictor
{
    public async Task<ItemPrediction[]> PredictAsync(IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var seen = await seenItems.ReadAsync(dataset, model.EncoderId, items, cancellation);
        var probabilities = new float[model.TagIds.Count];
        return
        [
            .. from pair in items.Zip(seen, (item, image) => (Item: item, Image: image))
               where pair.Image is not null
               select Predict(pair.Item, pair.Image, probabilities),
        ];
    }

    private ItemPrediction Predict(TextItem item, SeenImage image, float[] probabilities)
    {
        model.Predict(image.Vectors[0].Values, probabilities);
        return new ItemPrediction(item.Id, selection.SelectIds(probabilities), selection.CertaintyOf(probabilities));
    }
}
