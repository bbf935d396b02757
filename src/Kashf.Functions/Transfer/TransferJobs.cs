using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Core.Jobs;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Transfer;

/// <summary>Starts imports and exports, tells where they stand, and hands out what they came to.</summary>
public sealed class TransferJobs(IDatasets datasets, IJobs jobs, DatasetJobs datasetJobs, TimeProvider time)
{
    private const int Pauses = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="order">What to do, asked once the job is about to be started.</param>
    /// <param name="isAnswer">Whether a stored result answers the request: otherwise the job is started anew.</param>
    /// <param name="check">Why the job can't begin; null where it can.</param>
    public async Task<Result<TransferStanding<TResult>>> AskAsync<TOrder, TResult>(
        DurableTaskClient durable,
        Dataset dataset,
        JobKind kind,
        string id,
        Func<TOrder> order,
        Func<TResult, Task<bool>> isAnswer,
        Func<Task<Error?>> check,
        CancellationToken cancellation)
        where TResult : class
    {
        var job = await jobs.FindAsync(dataset.AccountId, id, cancellation);
        if (job is not null && await EndAsync<TResult>(durable, dataset, job, cancellation) is { } end)
        {
            // A failure is said once; the next equal request starts anew.
            if (end.Failure is not null)
                await durable.PurgeInstanceAsync(id, cancellation);
            if (end.Failure is not null || await isAnswer(end.Result!))
                return end;
        }

        var started = await datasetJobs.StartAsync(
            durable,
            dataset,
            new DatasetJob(id, kind.Orchestration, new DatasetJobInput(dataset.AccountId, dataset.Id)),
            async () => await check() ?? await SaveAsync(),
            cancellation);
        return started.Map(current => new TransferStanding<TResult>(id, current, null, null));

        async Task<Error?> SaveAsync()
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(order(), WireJson.Options);
            await jobs.TrySaveAsync(new Job(id, dataset.AccountId, kind.Endpoint, null, time.GetUtcNow()), job, body, cancellation);
            return null;
        }
    }

    /// <returns>How the job ended; null where it runs or was never started.</returns>
    private async Task<TransferStanding<TResult>?> EndAsync<TResult>(DurableTaskClient durable, Dataset dataset, Job job, CancellationToken cancellation)
        where TResult : class
    {
        for (var pause = 0; pause < Pauses; pause++)
        {
            if (await JobProgress.ReadAsync(durable, job, cancellation) is not { } status)
                return null;
            if (status.Failure is { } failure)
                return new TransferStanding<TResult>(job.Id, dataset, failure, null);
            if (!status.IsRunning)
                return await jobs.ReadResultAsync(job.AccountId, job.Id, cancellation) is { } stored
                    ? new TransferStanding<TResult>(job.Id, dataset, null, JsonSerializer.Deserialize<TResult>(stored, WireJson.Options))
                    : null;
            if (await datasets.FindAsync(job.AccountId, dataset.Id, cancellation) is not { } current || current.State.IsRunning())
                return null;
            // It has told the dataset its end and is just ending itself.
            await Task.Delay(Pause, time, cancellation);
        }

        return null;
    }
}
