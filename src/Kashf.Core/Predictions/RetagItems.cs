using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;

namespace Kashf.Core.Predictions;

/// <summary>Predicts again what a dataset holds, where a prediction by its current model tells most.</summary>
public sealed class RetagItems(
    IDatasets datasets, IPredictions predictions, ModelCache models, IImageReader reader, OpenImages openImages,
    PredictItems predict, FindDataset find, FindTrained trained)
{
    /// <summary>Items of a batch: enough to spread the cost of a transaction, few enough to lose little by a crash.</summary>
    public const int BatchSize = 5000;

    /// <summary>The same for images and photos: each may have to be fetched first.</summary>
    public const int ImageBatchSize = 200;

    // Each is a step in the history of a job.
    private const int MostBatches = 400;

    /// <returns>The dataset; or why it can't be retagged.</returns>
    public async Task<Result<Dataset>> CheckAsync(long accountId, string slug, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        return found.IsSuccess
            ? (await trained.RunAsync<ITagModel>(accountId, slug, found.Value.Type, cancellation)).Map(known => known.Dataset)
            : found;
    }

    /// <returns>What to predict next, in batches; null where the dataset is gone or has no model.</returns>
    public async Task<RetagPlan?> PlanAsync(long accountId, long datasetId, long limit, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { ModelVersion: { } version } dataset)
            return null;
        var size = dataset.Type == DatasetType.Text ? BatchSize : ImageBatchSize;
        var batches = await predictions.PlanAsync(accountId, datasetId, version, Math.Min(limit, (long)MostBatches * size), size, cancellation);
        return new RetagPlan(version, batches, IsFull: batches.Count == MostBatches && batches[^1].Items == size);
    }

    /// <summary>
    /// Predicts a batch's items, but for those that this model version has predicted already. Images that can't be opened
    /// keep what was predicted of them before.
    /// </summary>
    /// <returns>Null where the model has been replaced the dataset is gone, or another encoder looks at images by now.</returns>
    public async Task<RetaggedBatch?> RunAsync(
        long accountId, long datasetId, string modelVersion, RetagBatch batch, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset || dataset.ModelVersion != modelVersion)
            return null;
        if (await models.FindAsync(dataset, cancellation) is not { } model || !Understands(model, dataset.Type))
            return null;
        var outcome = RetaggedBatch.None;
        while (await predictions.ReadAsync(accountId, datasetId, modelVersion, batch, cancellation) is { Count: > 0 } items)
        {
            outcome = outcome.Add(await PredictAsync(dataset, model, items, cancellation));
            if (items[^1].Id >= batch.Range.Last)
                break;
            // What was left out is not read again.
            batch = batch with { Range = batch.Range with { First = items[^1].Id + 1 } };
        }

        return outcome;
    }

    private bool Understands(ITagModel model, DatasetType type) => model is not IVectorModel ofVectors || ofVectors.EncoderId == reader.ModelOf(type);

    private async Task<RetaggedBatch> PredictAsync(Dataset dataset, ITagModel model, IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var opened = dataset.Type == DatasetType.Text
            ? OpenedImages.None
            : await openImages.RunAsync(dataset, [.. items.Select(item => item.Content)], cancellation);
        var predicted = await predict.RunAsync(dataset, dataset.ModelVersion!, model, items, cancellation);
        var refused = opened.Refused.ToHashSet();
        if (refused.Count > 0)
        {
            var passedOver = items.Where(item => refused.Contains(item.Content)).Select(item => item.Id).ToList();
            await predictions.SetPassedOverAsync(dataset.AccountId, dataset.Id, passedOver, cancellation);
        }

        return new RetaggedBatch(predicted, items.Count - predicted, opened.Failures.Count > 0 ? opened.Failures[0].Reason : null);
    }
}
