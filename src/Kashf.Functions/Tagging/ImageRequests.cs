using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Functions.Hosting;
using Kashf.Functions.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tagging;

/// <summary>Reads and answers requests to tag images, whose files may come with them.</summary>
public sealed class ImageRequests(TaggingRequests requests, ImageUploads uploads, IOptions<RequestLimits> limits)
{
    private const string Field = "image_urls";

    public Task<IResult> HandleAsync(
        HttpRequest request, DurableTaskClient durable, ITagging<TagImagesRequest> tagging, CancellationToken cancellation) =>
        uploads.HandleAsync<TagImagesRequest>(
            request,
            async (account, body, uploaded) =>
            {
                if (body.AskedTasks is { } tasks)
                    return await requests.CollectAsync(durable, tagging, account.Id, tasks, cancellation);
                var task = body.With(uploaded.Elements) with { Wait = false };
                var refusal = body.ImageUrls.Count == 0 ? uploaded.Refusal ?? Check(task.ImageUrls.Count) : Check(task.ImageUrls.Count);
                return refusal is not null
                    ? refusal.ToHttp()
                    : await requests.AnswerAsync(durable, tagging, account.Id, task, body.Wait, cancellation);
            },
            cancellation);

    private Error? Check(int images) => images == 0
        ? Error.Invalid(Field, $"is required: a list of addresses; or send the images as {ImageUploads.Field} in multipart/form-data, as parts with a file name")
        : ListRules.Check(Field, images, limits.Value);
}
