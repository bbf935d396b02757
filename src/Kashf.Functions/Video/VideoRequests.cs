using Kashf.Core.Accounts;
using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Tagging;
using Kashf.Functions.Hosting;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Sight;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video;

/// <summary>
/// Answers requests to tag videos. Each is a job, whether its client waits or not: so what is done is not done again where the
/// client gives up, or asks twice.
/// </summary>
public sealed class VideoRequests(
    RequestPipeline pipeline, JobRequests jobs, BoundedWait wait, FindDataset find, FindTrained trained, SegmentSight sight, IOptions<VideoJobOptions> options)
{
    private const string Field = "video_urls";

    internal Task<IResult> HandleAsync(HttpRequest request, DurableTaskClient durable, VideoEndpoint endpoint, CancellationToken cancellation) =>
        pipeline.HandleAsync<TagVideosRequest>(
            request,
            async (account, body) =>
            {
                if (body.AskedTasks is { } tasks)
                    return await jobs.CollectAsync(durable, endpoint.Kind, account.Id, tasks, cancellation);
                return body.VideoUrls.Count > options.Value.PerRequest
                    ? TooMany(body.VideoUrls.Count).ToHttp()
                    : await AnswerAsync(durable, endpoint, account, body, cancellation);
            },
            cancellation);

    private async Task<IResult> AnswerAsync(
        DurableTaskClient durable, VideoEndpoint endpoint, Account account, TagVideosRequest body, CancellationToken cancellation)
    {
        var version = await VersionAsync(endpoint, account, body.Dataset, cancellation);
        if (!version.IsSuccess)
            return version.Error.ToHttp();
        var task = body.Canonical();
        var answer = await jobs.AskAsync(durable, endpoint.Kind, account.Id, task, version.Value, cancellation);
        if (!body.Wait || answer is not ProcessingResult processing)
            return answer;

        await wait.RunAsync(limited => durable.WaitForInstanceCompletionAsync(processing.TaskIds[0], limited), cancellation);
        var latest = await jobs.FindAnswerAsync(durable, endpoint.Kind, account.Id, task, version.Value, cancellation) ?? processing;
        return latest is ProcessingResult late ? late.AfterWaiting() : latest;
    }

    private async Task<Result<string>> VersionAsync(VideoEndpoint endpoint, Account account, string slug, CancellationToken cancellation)
    {
        var dataset = await find.RunAsync(account.Id, slug, endpoint.Types, cancellation);
        if (!dataset.IsSuccess)
            return dataset.Error;
        sight.RequireModel(dataset.Value.Type);
        return await trained.VersionAsync(account.Id, slug, dataset.Value.Type, cancellation);
    }

    private Error TooMany(int count) => Error.Field(
        ErrorKind.TooLarge, "too-many-items", Field, $"{count:N0} in one request; at most {options.Value.PerRequest:N0} are taken: send them in parts");
}
