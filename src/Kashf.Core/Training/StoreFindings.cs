using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Storage;

namespace Kashf.Core.Training;

/// <summary>
/// Stores what a training found on its way: the reports that held-out predictions contradict, and predictions of the
/// unreported items it used; images that were not opened are none of these.
/// </summary>
public sealed class StoreFindings(ITags tags, IReports reports, PredictItems predict)
{
    public async Task RunAsync(
        Dataset dataset, string modelVersion, TrainingResult<ITagModel> trained, IReadOnlyList<TextItem> examples, CancellationToken cancellation)
    {
        var model = trained.Model!;
        var thresholds = model.TagIds.Zip(model.Thresholds).ToDictionary(tag => tag.First, tag => tag.Second);
        var contradictions = Contradictions.Of(trained.HeldOut, thresholds);
        // Tags that this training left out have nothing held out: what an older one said of them is forgotten.
        foreach (var tag in await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation))
            await reports.SetContradictionsAsync(dataset.AccountId, dataset.Id, tag.Id, contradictions.GetValueOrDefault(tag.Id, []), cancellation);

        var unreported = examples.Where(example => example.Reports.Count == 0).ToList();
        await predict.RunAsync(dataset, modelVersion, model, unreported, cancellation);
    }
}
