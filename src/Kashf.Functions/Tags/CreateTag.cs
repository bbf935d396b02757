using Kashf.Core.Tags;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tags;

public sealed class CreateTagFunction(RequestPipeline pipeline, CreateTag createTag)
{
    [Function("CreateTag")]
    [Operation("Tags", "Adds a concept to a dataset.",
        Request = typeof(CreateTagRequest),
        Example = """{"dataset": "digikala", "title": "توصیه خرید"}""",
        Answer = typeof(TagAnswer), Errors = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/create_tag")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<CreateTagRequest>(
            request,
            async (account, body) =>
                (await createTag.RunAsync(account.Id, body.Dataset, body.Title, body.Active, body.ParentId, cancellation)).ToHttp(TagAnswer.From),
            cancellation);
}
