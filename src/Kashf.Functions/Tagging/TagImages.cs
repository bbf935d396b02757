using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Images;
using Kashf.Functions.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Tagging;

public sealed class TagImagesFunction(ImageRequests requests, ImageTagging tagging)
{
    [Function("TagImages")]
    [Operation("Tagging", "Finds a dataset's concepts in new images.",
        Description = "An image in which nothing is recognised has the one tag with id 0. Images that can't be opened carry `error` in place of `tags`; the others are tagged. The `image_url` of an uploaded file is its address on this server.",
        Request = typeof(TagImagesRequest), FileField = ImageUploads.Field,
        Example = """{"dataset": "iran", "image_urls": ["https://example.com/tower.jpg"]}""",
        Answer = typeof(IReadOnlyList<TaggedImageAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_images")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, tagging, cancellation);
}
