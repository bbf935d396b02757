using System.Text.Json;
using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Jobs;

/// <summary>Answers requests that run as jobs: starts them, tells how they stand, and hands out their results.</summary>
public sealed class JobRequests(IJobs jobs, JobProgress progress, TimeProvider time)
{
    private const string RetryAfterSeconds = "1";

    /// <summary>Starts the job of a request, or answers with what an equal request has come to.</summary>
    /// <param name="version">The version of what the result rests on: a result of another one is not given out again.</param>
    public async Task<IResult> AskAsync<TRequest>(
        DurableTaskClient durable, JobKind kind, long accountId, TRequest request, string version, HttpResponse response, CancellationToken cancellation)
    {
        var id = JobIdentity.Of(accountId, kind.Endpoint, request);
        var job = await jobs.FindAsync(accountId, id, cancellation);
        var status = job is null ? null : await progress.ReadAsync(durable, job, cancellation);
        var outdated = status?.Result is not null && job!.Version != version;
        if (status is null || outdated)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Options);
            await jobs.SaveAsync(new Job(id, accountId, kind.Endpoint, version, time.GetUtcNow()), body, cancellation);
            await durable.StartOnceAsync(kind.Orchestration, id, new JobInput(accountId, id), cancellation);
            return Processing([id], response);
        }

        if (status.Value.Failure is not { } failure)
            return status.Value.Result is { } result ? Result([result]) : Processing([id], response);
        // Said once; the next equal request starts anew.
        await durable.PurgeInstanceAsync(id, cancellation);
        return ResultExtensions.Ok(ProcessingAnswer.Failed(id, failure));
    }

    /// <summary>Answers the results of jobs by their ids, one list; or which of them still run.</summary>
    public async Task<IResult> CollectAsync(DurableTaskClient durable, long accountId, IReadOnlyList<string> taskIds, HttpResponse response, CancellationToken cancellation)
    {
        var results = new List<byte[]>();
        var running = new List<string>();
        foreach (var id in taskIds)
        {
            var job = await jobs.FindAsync(accountId, id, cancellation);
            var status = job is null ? null : await progress.ReadAsync(durable, job, cancellation);
            if (status is not { } known)
                return JobErrors.NotFound(id).ToHttp();
            if (known.Failure is { } failure)
                return ResultExtensions.Ok(ProcessingAnswer.Failed(id, failure));
            if (known.Result is { } result)
                results.Add(result);
            else
                running.Add(id);
        }

        return running.Count > 0 ? Processing(running, response) : Result(results);
    }

    private static IResult Processing(IReadOnlyList<string> taskIds, HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds;
        return ResultExtensions.Ok(ProcessingAnswer.Processing(taskIds));
    }

    /// <summary>Results are JSON lists; several become one.</summary>
    private static IResult Result(List<byte[]> results) => results.Count == 1
        ? Results.Bytes(results[0], "application/json; charset=utf-8")
        : ResultExtensions.Ok(results.SelectMany(result => JsonSerializer.Deserialize<JsonElement[]>(result, WireJson.Options)!));
}
