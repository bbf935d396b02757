using Kashf.Core.Reports;
using Kashf.Core.Tagging;
using Kashf.Core.Text;

namespace Kashf.Core.Predictions.ByType;

internal sealed class TextPredictor(TextModel model, TagSelection selection) : IItemPredictor
{
    public Task<ItemPrediction[]> PredictAsync(IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var found = new ItemPrediction[items.Count];
        Span<float> probabilities = new float[model.TagIds.Count];
        for (var i = 0; i < found.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            model.Predict(items[i].Content, probabilities);
            found[i] = new ItemPrediction(items[i].Id, selection.SelectIds(probabilities), selection.CertaintyOf(probabilities));
        }

        return Task.FromResult(found);
    }
}
