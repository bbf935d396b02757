using Kashf.Core.Tags;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tags;

public sealed class UpdateTagFunction(RequestPipeline pipeline, UpdateTag updateTag)
{
    [Function("UpdateTag")]
    [Operation("Tags", "Changes a tag's title, activity or parent.",
        Request = typeof(UpdateTagRequest),
        Example = """{"dataset": "digikala", "tag_id": 39, "title": "پیشنهاد خرید", "active": true}""",
        Answer = typeof(TagAnswer), Errors = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/update_tag")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<UpdateTagRequest>(
            request,
            async (account, body) =>
            {
                var change = new TagChange(body.Title, body.Active, body.ParentId);
                return (await updateTag.RunAsync(account.Id, body.Dataset, body.TagId!.Value, change, cancellation)).ToHttp(TagAnswer.From);
            },
            cancellation);
}
