using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Functions.Hosting;
using Kashf.Functions.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tagging;

/// <summary>Reads and answers requests to tag images, whose files may come with them.</summary>
public sealed class ImageRequests(RequestPipeline pipeline, TaggingRequests requests, ImageUploads uploads, IOptions<RequestLimits> limits)
{
    private const string Field = "image_urls";

    public Task<IResult> HandleAsync(
        HttpRequest request, DurableTaskClient durable, ITagging<TagImagesRequest> tagging, CancellationToken cancellation)
    {
        var uploaded = new List<string>();
        return pipeline.HandleAsync<TagImagesRequest>(
            request,
            account => uploads.PartsOf(account.Id, request, uploaded),
            async (account, body) =>
            {
                if (body.AskedTasks is { } tasks)
                    return await requests.CollectAsync(durable, tagging, account.Id, tasks, cancellation);
                var task = body.With(uploaded) with { Wait = false };
                return Check(task.ImageUrls.Count) is { } refusal
                    ? refusal.ToHttp()
                    : await requests.AnswerAsync(durable, tagging, account.Id, task, body.Wait, cancellation);
            },
            cancellation);
    }

    private Error? Check(int images) => images == 0
        ? Error.Invalid(Field, $"is required: a list of addresses; or send the images as {ImageUploads.Field} in multipart/form-data, as parts with a file name")
        : ListRules.Check(Field, images, limits.Value);
}
