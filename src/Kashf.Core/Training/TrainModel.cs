using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Training;

/// <summary>Learns a text dataset's tags from its items and stores the model. Running it again with the same version replaces it.</summary>
public sealed class TrainModel(
    IDatasets datasets, ITags tags, IItems items, IModels models, StoreFindings storeFindings, IOptions<TrainingOptions> options, TimeProvider time) : IDisposable
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
        await storeFindings.RunAsync(dataset, version, trained.As<ITagModel>(), examples, cancellation);
        return new TrainedModel(version, Measured(trained.Evaluation), trained.Evaluation.Tags.ToDictionary(tag => tag.TagId, Measured));
    }

    private async Task<(TrainingResult<TextModel> Trained, IReadOnlyList<TextItem> Examples)> TrainAsync(
        Dataset dataset, IReadOnlyList<long> tagIds, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            await using var progress = new StoredProgress(datasets, dataset, time);
            var examples = await ReadAsync(dataset, cancellation);
            return (new TextTrainer(options.Value).Train(tagIds, examples, progress, cancellation), examples);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<IReadOnlyList<TextItem>> ReadAsync(Dataset dataset, CancellationToken cancellation)
    {
        var counts = await datasets.CountAsync(dataset.AccountId, dataset.Id, cancellation);
        var sample = new ReportedSample(
            await tags.CountAsync(dataset.AccountId, dataset.Id, cancellation), counts.ReportedItems, options.Value.ReportedLimit);
        var examples = new List<TextItem>();
        await foreach (var item in items.StreamReportedAsync(dataset.AccountId, dataset.Id, cancellation))
        {
            if (sample.Takes(item))
                examples.Add(item);
        }

        await foreach (var item in items.StreamUnreportedAsync(dataset.AccountId, dataset.Id, options.Value.UnreportedLimit, cancellation))
            examples.Add(item);
        return examples;
    }

    public void Dispose() => oneAtATime.Dispose();

    private static Evaluation Measured(DatasetEvaluation evaluation) => new(evaluation.Precision, evaluation.Recall);

    private static Evaluation Measured(TagEvaluation evaluation) => new(evaluation.Precision, evaluation.Recall);
}
