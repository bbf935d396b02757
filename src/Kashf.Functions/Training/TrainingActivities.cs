using Kashf.Core.Datasets;
using Kashf.Core.Training;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Training;

/// <summary>The steps of a training; each may run again without harm.</summary>
public sealed class TrainingActivities(TrainTextModel trainTextModel, PublishModel publishModel, DatasetStateChange stateChange)
{
    [Function(nameof(BeginTraining))]
    public Task BeginTraining([ActivityTrigger] TrainingInput input, CancellationToken cancellation) =>
        stateChange.RunAsync(
            input.AccountId,
            input.DatasetId,
            dataset => dataset.State == DatasetState.Training ? null : dataset with { State = DatasetState.Training, Detail = null },
            cancellation);

    [Function(nameof(TrainModel))]
    public async Task<TrainingOutcome> TrainModel([ActivityTrigger] TrainModelInput input, CancellationToken cancellation)
    {
        var trained = await trainTextModel.RunAsync(input.AccountId, input.DatasetId, input.Version, cancellation);
        // The features of a training are many times its model, and old enough that nothing else would collect them soon.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new TrainingOutcome(trained.Value, trained.Error?.Detail);
    }

    [Function(nameof(PublishModel))]
    public Task PublishModel([ActivityTrigger] PublishModelInput input, CancellationToken cancellation) =>
        publishModel.RunAsync(input.AccountId, input.DatasetId, input.Trained, cancellation);

    [Function(nameof(FailTraining))]
    public Task FailTraining([ActivityTrigger] FailTrainingInput input, CancellationToken cancellation) =>
        stateChange.RunAsync(
            input.AccountId,
            input.DatasetId,
            dataset => dataset with { State = DatasetState.Failed, Detail = input.Detail },
            cancellation);
}
