using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;

namespace Kashf.Core.Predictions;

/// <summary>Predicts again what a dataset holds, where a prediction by its current model tells most.</summary>
public sealed class RetagItems(
    IDatasets datasets, IPredictions predictions, ModelCache models, OpenImages openImages, PredictItems predict, FindDataset find, FindTrained trained)
{
    /// <summary>Items of a batch: enough to spread the cost of a transaction, few enough to lose little by a crash.</summary>
    public const int BatchSize = 5000;

    /// <summary>The same for images and photos: each may have to be fetched first.</summary>
    public const int ImageBatchSize = 1000;

    /// <returns>The dataset; or why it can't be retagged.</returns>
    public async Task<Result<Dataset>> CheckAsync(long accountId, string slug, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        return found.IsSuccess
            ? (await trained.RunAsync<ITagModel>(accountId, slug, found.Value.Type, cancellation)).Map(known => known.Dataset)
            : found;
    }

    /// <returns>What to predict, in batches; null where the dataset is gone or has no model.</returns>
    public async Task<RetagPlan?> PlanAsync(long accountId, long datasetId, long limit, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { ModelVersion: { } version } dataset)
            return null;
        var size = dataset.Type == DatasetType.Text ? BatchSize : ImageBatchSize;
        return new RetagPlan(version, await predictions.PlanAsync(accountId, datasetId, version, limit, size, cancellation));
    }

    /// <summary>Predicts a batch's items, but for those that this model version has predicted already.</summary>
    /// <returns>How many were predicted; null where the model has been replaced or the dataset is gone.</returns>
    public async Task<int?> RunAsync(long accountId, long datasetId, string modelVersion, RetagBatch batch, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset || dataset.ModelVersion != modelVersion)
            return null;
        if (await models.FindAsync(dataset, cancellation) is not { } model)
            return null;
        var predicted = 0;
        while (predicted < batch.Items && await predictions.ReadAsync(accountId, datasetId, modelVersion, batch, cancellation) is { Count: > 0 } items)
        {
            if (dataset.Type != DatasetType.Text)
                await openImages.RunAsync(dataset, [.. items.Select(item => item.Content)], cancellation);
            await predict.RunAsync(dataset, modelVersion, model, items, cancellation);
            predicted += items.Count;
        }

        return predicted;
    }
}
