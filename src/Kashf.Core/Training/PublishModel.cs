using Kashf.Core.Datasets;
using Kashf.Core.Storage;

namespace Kashf.Core.Training;

/// <summary>Makes a stored model the dataset's current one, with its evaluation. Publishing again changes nothing.</summary>
public sealed class PublishModel(ITags tags, IModels models, DatasetStateChange stateChange, TimeProvider time)
{
    /// <param name="detail">What the training had to leave out; null where it was nothing.</param>
    public async Task RunAsync(long accountId, long datasetId, TrainedModel trained, string? detail, CancellationToken cancellation)
    {
        var evaluations = (await tags.ListAsync(accountId, datasetId, cancellation))
            .ToDictionary(tag => tag.Id, tag => trained.Tags.GetValueOrDefault(tag.Id));
        await tags.SetEvaluationsAsync(accountId, datasetId, evaluations, cancellation);

        var published = await stateChange.RunAsync(accountId, datasetId, dataset => Publish(dataset, trained, detail), cancellation);
        if (published is not null)
            await models.DeleteExceptAsync(accountId, datasetId, [trained.Version], cancellation);
    }

    private Dataset? Publish(Dataset dataset, TrainedModel trained, string? detail) =>
        dataset.ModelVersion == trained.Version && dataset.State == DatasetState.Trained
            ? null
            : dataset with
            {
                State = DatasetState.Trained,
                Detail = detail,
                ModelVersion = trained.Version,
                TrainedAt = time.GetUtcNow(),
                Evaluation = trained.Evaluation,
            };
}
