using Kashf.Core.Training;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Training;

/// <summary>The steps of a training; each may run again without harm.</summary>
public sealed class TrainingActivities(TrainModel trainModel, PublishModel publishModel)
{
    [Function(nameof(TrainModel))]
    public async Task<TrainingOutcome> TrainModel([ActivityTrigger] TrainModelInput input, CancellationToken cancellation)
    {
        var trained = await trainModel.RunAsync(input.AccountId, input.DatasetId, input.Version, cancellation);
        // The features of a training are many times its model, and old enough that nothing else would collect them soon.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new TrainingOutcome(trained.Value, trained.Error?.Detail);
    }

    [Function(nameof(PublishModel))]
    public Task PublishModel([ActivityTrigger] PublishModelInput input, CancellationToken cancellation) =>
        publishModel.RunAsync(input.AccountId, input.DatasetId, input.Trained, input.Detail, cancellation);
}
