using Kashf.Functions.Hosting;
using Kashf.Functions.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Tagging;

/// <summary>Answers requests to tag: at once where that is possible in time, else as a job.</summary>
public sealed class TaggingRequests(JobRequests jobs, BoundedWait wait)
{
    /// <param name="task">The request, less whether its client waits: that makes no other task of it.</param>
    public async Task<IResult> AnswerAsync<TRequest>(
        DurableTaskClient durable, ITagging<TRequest> tagging, long accountId, TRequest task, bool waits, CancellationToken cancellation)
        where TRequest : class
    {
        var answer = waits ? await TagNowAsync(durable, tagging, accountId, task, cancellation) : null;
        answer ??= await AskAsync(durable, tagging, accountId, task, cancellation);
        return waits && answer is ProcessingResult processing ? processing.AfterWaiting() : answer;
    }

    /// <summary>Answers the results of tasks by their ids.</summary>
    public Task<IResult> CollectAsync(
        DurableTaskClient durable, ITagging tagging, long accountId, IReadOnlyList<string> taskIds, CancellationToken cancellation) =>
        jobs.CollectAsync(durable, KindOf(tagging), accountId, taskIds, cancellation);

    /// <returns>Null where it takes longer than a request may.</returns>
    private async Task<IResult?> TagNowAsync<TRequest>(
        DurableTaskClient durable, ITagging<TRequest> tagging, long accountId, TRequest task, CancellationToken cancellation)
        where TRequest : class
    {
        if (tagging.MayTakeLong(task) && await FindAnswerAsync(durable, tagging, accountId, task, cancellation) is { } answer)
            return answer;
        return await wait.RunAsync(
            async limited => (await tagging.RunAsync(accountId, task, limited)).ToHttp(answers => answers), cancellation);
    }

    /// <returns>What the task has come to where an earlier request took too long and left it to a job.</returns>
    private async Task<IResult?> FindAnswerAsync<TRequest>(
        DurableTaskClient durable, ITagging<TRequest> tagging, long accountId, TRequest task, CancellationToken cancellation)
        where TRequest : class
    {
        var version = await tagging.VersionAsync(accountId, task, cancellation);
        return version.IsSuccess
            ? await jobs.FindAnswerAsync(durable, KindOf(tagging), accountId, task, version.Value, cancellation)
            : version.Error.ToHttp();
    }

    private async Task<IResult> AskAsync<TRequest>(
        DurableTaskClient durable, ITagging<TRequest> tagging, long accountId, TRequest task, CancellationToken cancellation)
        where TRequest : class
    {
        var version = await tagging.VersionAsync(accountId, task, cancellation);
        return version.IsSuccess
            ? await jobs.AskAsync(durable, KindOf(tagging), accountId, task, version.Value, cancellation)
            : version.Error.ToHttp();
    }

    private static JobKind KindOf(ITagging tagging) => new(tagging.Endpoint, tagging.Orchestration);
}
