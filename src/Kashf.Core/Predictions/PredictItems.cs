using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Predictions.ByType;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Tags;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Predictions;

/// <summary>Predicts items of a dataset and stores what was found. Predicting an item again replaces what was found before.</summary>
public sealed class PredictItems(IPredictions predictions, ITags tags, SeenItems seenItems, IOptions<FaceOptions> faceOptions)
{
    private const int StoredAtOnce = 5000;

    /// <param name="modelVersion">The version of <paramref name="model"/>, published or about to be.</param>
    /// <param name="model">The dataset's; of images and faces, what its encoder saw in the items is found, not looked at anew:
    /// those that it has not seen are passed over.</param>
    /// <returns>How many were predicted.</returns>
    public async Task<int> RunAsync(
        Dataset dataset, string modelVersion, ITagModel model, IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var predictor = PredictorOf(dataset, model, await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation));
        var predicted = 0;
        foreach (var part in items.Chunk(StoredAtOnce))
        {
            var found = await predictor.PredictAsync(part, cancellation);
            await predictions.SaveAsync(dataset.AccountId, dataset.Id, modelVersion, found, cancellation);
            predicted += found.Length;
        }

        return predicted;
    }

    private IItemPredictor PredictorOf(Dataset dataset, ITagModel model, IReadOnlyList<Tag> current)
    {
        var active = current.Where(tag => tag.Active).Select(tag => tag.Id).ToHashSet();
        return model switch
        {
            TextModel texts => new TextPredictor(texts, Selection()),
            ImageModel images => new ImagePredictor(seenItems, dataset, images, Selection()),
            FaceModel faces => new FacePredictor(seenItems, dataset, faces, active.Contains, faceOptions.Value),
            _ => throw new ArgumentException($"{model.GetType().Name} predicts nothing that a dataset holds.", nameof(model)),
        };

        TagSelection Selection() =>
            TagSelection.Create(model.TagIds, model.Thresholds, current, treeBased: false, model is ImageModel { IsExclusive: true });
    }
}
