using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Limits;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Items;

public sealed class ListImagesFunction(RequestPipeline pipeline, ListItems listItems, IOptions<RequestLimits> limits)
{
    [Function("ListImages")]
    [Operation("Items", "Tells of images by their ids: URL, size, tags found, and reports.",
        Description = "For datasets of images and of faces.",
        Request = typeof(ListImagesRequest),
        Example = """{"dataset": "iran", "image_ids": [1832]}""",
        Answer = typeof(ItemsAnswer), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/list_images")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<ListImagesRequest>(
            request,
            async (account, body) => ListRules.Check("image_ids", body.AskedIds!.Count, limits.Value) is { } refusal
                ? refusal.ToHttp()
                : (await listItems.RunAsync(account.Id, body.Dataset, [DatasetType.Image, DatasetType.Face], body.AskedIds, cancellation))
                    .ToHttp(items => ItemsAnswer.From(DatasetType.Image, items)),
            cancellation);
}
