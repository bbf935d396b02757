using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Video;

public sealed class TagVideoFramesFunction(VideoRequests requests)
{
    [Function("TagVideoFrames")]
    [Operation("Tagging", "Finds a dataset's concepts in the frames of videos.",
        Description = "A frame is sampled each `every_ms`, and kept where it differs from the last kept one by `min_frame_diff` or more. Each kept frame is answered with its index in the video, its time and its tags, as images are. A video that can't be processed carries `error` in place of `frames`; the others are tagged.",
        Request = typeof(TagVideosRequest),
        Example = """{"dataset": "iran", "every_ms": 50, "duration": 25, "min_frame_diff": 0.4, "video_urls": ["https://example.com/tehran.mp4"]}""",
        Answer = typeof(IReadOnlyList<TaggedVideoFramesAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_video_frames")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, VideoEndpoint.Frames, cancellation);
}
