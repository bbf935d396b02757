using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Text;

namespace Kashf.Core.Predictions;

/// <summary>Predicts items of a dataset and stores what was found. Predicting an item again replaces what was found before.</summary>
public sealed class PredictItems(IPredictions predictions, ITags tags)
{
    private const int StoredAtOnce = 5000;

    /// <param name="modelVersion">The version of <paramref name="model"/>, published or about to be.</param>
    public async Task RunAsync(
        Dataset dataset, string modelVersion, ITagModel model, IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var current = await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation);
        var selection = TagSelection.Create(model.TagIds, model.Thresholds, current, treeBased: false);
        foreach (var part in items.Chunk(StoredAtOnce))
        {
            var found = Predict((TextModel)model, selection, part, cancellation);
            await predictions.SaveAsync(dataset.AccountId, dataset.Id, modelVersion, found, cancellation);
        }
    }

    private static ItemPrediction[] Predict(TextModel model, TagSelection selection, TextItem[] items, CancellationToken cancellation)
    {
        var found = new ItemPrediction[items.Length];
        Span<float> probabilities = new float[model.TagIds.Count];
        for (var i = 0; i < items.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            model.Predict(items[i].Content, probabilities);
            found[i] = new ItemPrediction(items[i].Id, selection.SelectIds(probabilities), selection.CertaintyOf(probabilities));
        }

        return found;
    }
}
