using Kashf.Core.Tags;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tags;

public sealed class DeleteTagFunction(RequestPipeline pipeline, DeleteTag deleteTag)
{
    [Function("DeleteTag")]
    [Operation("Tags", "Deletes a tag and its reports.",
        Request = typeof(DeleteTagRequest),
        Example = """{"tag_id": 39}""",
        Answer = typeof(DeletedTagAnswer), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/delete_tag")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<DeleteTagRequest>(
            request,
            async (account, body) => (await deleteTag.RunAsync(account.Id, body.TagId!.Value, cancellation)).ToHttp(DeletedTagAnswer.From),
            cancellation);
}
