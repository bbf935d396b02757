using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Video;

public sealed class TagVideoFacesFunction(VideoRequests requests)
{
    [Function("TagVideoFaces")]
    [Operation("Tagging", "Recognises people of a dataset of faces in the frames of videos.",
        Description = "As `tag_video_frames`, but each kept frame has a tag for each face, the largest first, with its `box` in pixels of the video as it is shown.",
        Request = typeof(TagVideosRequest),
        Example = """{"dataset": "faces", "every_ms": 50, "duration": 25, "min_frame_diff": 0.4, "video_urls": ["https://example.com/interview.mp4"]}""",
        Answer = typeof(IReadOnlyList<TaggedVideoFramesAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_video_faces")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, VideoEndpoint.Faces, cancellation);
}
