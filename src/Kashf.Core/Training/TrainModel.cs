using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Training;

/// <summary>Learns a dataset's tags from its items and stores the model. Running it again with the same version replaces it.</summary>
public sealed class TrainModel(
    IDatasets datasets, ITags tags, IModels models, TrainingItems trainingItems, LearnTags learn, StoreFindings storeFindings, TimeProvider time) : IDisposable
{
    // A training takes every core and more memory than all else: two at once would only be slower.
    private readonly SemaphoreSlim oneAtATime = new(1);

    public async Task<Result<TrainedModel>> RunAsync(long accountId, long datasetId, string version, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            return DatasetErrors.NotFound(datasetId.ToString(System.Globalization.CultureInfo.InvariantCulture));

        var active = (await tags.ListAsync(accountId, datasetId, cancellation)).Where(tag => tag.Active).ToList();
        var (trained, examples) = await TrainAsync(dataset, [.. active.Select(tag => tag.Id)], cancellation);
        if (!trained.Succeeded)
            return TrainingErrors.NotEnough(dataset, trained.Shortfalls, active);

        await models.SaveAsync(accountId, datasetId, version, trained.Model.Write, cancellation);
        await storeFindings.RunAsync(dataset, version, trained, examples, cancellation);
        return new TrainedModel(
            version,
            Measured(trained.Evaluation.Counts),
            trained.Evaluation.Tags.Where(tag => Measured(tag.Counts) is not null).ToDictionary(tag => tag.TagId, tag => Measured(tag.Counts)!));
    }

    private async Task<(TrainingResult<ITagModel> Trained, IReadOnlyList<TextItem> Examples)> TrainAsync(
        Dataset dataset, IReadOnlyList<long> tagIds, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            await using var progress = new StoredProgress(datasets, dataset, time);
            var examples = await trainingItems.ReadAsync(dataset, cancellation);
            return (await learn.RunAsync(dataset, tagIds, examples, progress, cancellation), examples);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    /// <returns>Null where nothing was held out, so that nothing was measured.</returns>
    private static Evaluation? Measured(AnswerCounts counts) =>
        counts == default ? null : new Evaluation(counts.Precision, counts.Recall);
}
