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
    private const string RetryAfterSeconds = "1";

    /// <summary>Starts the job of a request, or answers with what an equal request has come to.</summary>
    /// <param name="version">The version of what the result rests on: a result of another one is not given out again.</param>
    public async Task<IResult> AskAsync<TRequest>(
        DurableTaskClient durable, JobKind kind, long accountId, TRequest request, string version, HttpResponse response, CancellationToken cancellation)
    {
        var id = JobIdentity.Of(accountId, kind.Endpoint, request);
        var job = await jobs.FindAsync(accountId, id, cancellation);
        var status = job is null ? null : await JobProgress.ReadAsync(durable, job, cancellation);
        if (status is { IsRunning: true })
            return Processing([id], response);
        if (status is { Failure: { } failure })
        {
            // Said once; the next equal request starts anew.
            await durable.PurgeInstanceAsync(id, cancellation);
            return ResultExtensions.Ok(ProcessingAnswer.Failed(id, failure));
        }

        if (status is not null && job!.Version == version && await jobs.ReadResultAsync(accountId, id, cancellation) is { } result)
            return JobResults.ToHttp([result]);

        var body = JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Options);
        // Where an equal request was faster, its job is this one's too.
        await jobs.TrySaveAsync(new Job(id, accountId, kind.Endpoint, version, time.GetUtcNow()), job, body, cancellation);
        await durable.StartOnceAsync(kind.Orchestration, id, new JobInput(accountId, id), cancellation);
        return Processing([id], response);
    }

    /// <summary>Answers the results of an endpoint's jobs by their ids, as one list; or which of them still run.</summary>
    public async Task<IResult> CollectAsync(
        DurableTaskClient durable, JobKind kind, long accountId, IReadOnlyList<string> taskIds, HttpResponse response, CancellationToken cancellation)
    {
        var asked = taskIds.Distinct().ToList();
        var running = new List<string>();
        foreach (var id in asked)
        {
            var job = await jobs.FindAsync(accountId, id, cancellation);
            if (job?.Endpoint != kind.Endpoint || await JobProgress.ReadAsync(durable, job, cancellation) is not { } status)
                return JobErrors.NotFound(id).ToHttp();
            if (status.Failure is { } failure)
                return ResultExtensions.Ok(ProcessingAnswer.Failed(id, failure));
            if (status.IsRunning)
                running.Add(id);
        }

        return running.Count > 0 ? Processing(running, response) : await ResultsAsync(accountId, asked, cancellation);
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

    private static IResult Processing(IReadOnlyList<string> taskIds, HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds;
        return ResultExtensions.Ok(ProcessingAnswer.Processing(taskIds));
    }
}
