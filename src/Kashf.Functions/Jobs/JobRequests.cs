using System.Text.Json;
using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Jobs;

/// <summary>Answers requests that run as jobs: starts them, tells how they stand, and hands out their results.</summary>
public sealed class JobRequests(IJobs jobs, TimeProvider time)
{
    /// <summary>Starts the job of a request, or answers with what an equal request has come to.</summary>
    /// <param name="version">The version of what the result rests on: a result of another one is not given out again.</param>
    public async Task<IResult> AskAsync<TRequest>(
        DurableTaskClient durable, JobKind kind, long accountId, TRequest request, string version, CancellationToken cancellation)
    {
        var id = JobIdentity.Of(accountId, kind.Endpoint, request);
        var job = await jobs.FindAsync(accountId, id, cancellation);
        if (job is not null && await StandingAsync(durable, job, version, cancellation) is { } answer)
            return answer;

        var body = JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Options);
        // Where an equal request was faster, its job is this one's too.
        await jobs.TrySaveAsync(new Job(id, accountId, kind.Endpoint, version, time.GetUtcNow()), job, body, cancellation);
        await durable.StartOnceAsync(kind.Orchestration, id, new JobInput(accountId, id), cancellation);
        return new ProcessingResult([id], null);
    }

    /// <returns>What an equal request has come to; null where there was none, or its result holds no longer.</returns>
    public async Task<IResult?> FindAnswerAsync<TRequest>(
        DurableTaskClient durable, JobKind kind, long accountId, TRequest request, string version, CancellationToken cancellation) =>
        await jobs.FindAsync(accountId, JobIdentity.Of(accountId, kind.Endpoint, request), cancellation) is { } job
            ? await StandingAsync(durable, job, version, cancellation)
            : null;

    /// <summary>Answers the results of an endpoint's jobs by their ids, as one list; or which of them still run.</summary>
    public async Task<IResult> CollectAsync(
        DurableTaskClient durable, JobKind kind, long accountId, IReadOnlyList<string> taskIds, CancellationToken cancellation)
    {
        var asked = taskIds.Distinct().ToList();
        var running = new List<string>();
        var standings = new List<JobStanding?>();
        foreach (var id in asked)
        {
            var job = await jobs.FindAsync(accountId, id, cancellation);
            if (job?.Endpoint != kind.Endpoint || await JobProgress.ReadAsync(durable, job, cancellation) is not { } status)
                return JobErrors.NotFound(id).ToHttp();
            if (status.Failure is { } failure)
                return ResultExtensions.Ok(ProcessingAnswer.Failed(id, failure));
            if (status.IsRunning)
                running.Add(id);
            standings.Add(status.IsRunning ? status.Standing : JobStanding.Ended);
        }

        return running.Count > 0 ? new ProcessingResult(running, JobStanding.Of(standings)) : await ResultsAsync(accountId, asked, cancellation);
    }

    private async Task<IResult?> StandingAsync(DurableTaskClient durable, Job job, string version, CancellationToken cancellation)
    {
        if (await JobProgress.ReadAsync(durable, job, cancellation) is not { } status)
            return null;
        if (status.IsRunning)
            return new ProcessingResult([job.Id], status.Standing);
        if (status.Failure is { } failure)
        {
            // Said once; the next equal request starts anew.
            await durable.PurgeInstanceAsync(job.Id, cancellation);
            return ResultExtensions.Ok(ProcessingAnswer.Failed(job.Id, failure));
        }

        return job.Version == version && await jobs.ReadResultAsync(job.AccountId, job.Id, cancellation) is { } result
            ? JobResults.ToHttp([result])
            : null;
    }

    private async Task<IResult> ResultsAsync(long accountId, List<string> taskIds, CancellationToken cancellation)
    {
        var results = new List<byte[]>();
        foreach (var id in taskIds)
        {
            if (await jobs.ReadResultAsync(accountId, id, cancellation) is not { } result)
                return JobErrors.NotFound(id).ToHttp();
            results.Add(result);
        }

        return JobResults.ToHttp(results);
    }
}
