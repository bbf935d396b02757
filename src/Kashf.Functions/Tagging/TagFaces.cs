using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Images;
using Kashf.Functions.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Tagging;

public sealed class TagFacesFunction(ImageRequests requests, FaceTagging tagging)
{
    [Function("TagFaces")]
    [Operation("Tagging", "Recognises people of a dataset of faces in new images.",
        Description = "A tag for each face, the largest first, with its `box`; a face that is nobody's of the dataset has id 0, as the one tag of an image without faces has. An image that can't be opened carries `error`; the others are tagged.",
        Request = typeof(TagImagesRequest), FileField = ImageUploads.Field,
        Example = """{"dataset": "faces", "image_urls": ["https://example.com/people.jpg"]}""",
        Answer = typeof(IReadOnlyList<TaggedImageAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_faces")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, tagging, cancellation);
}
