using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Video;

public sealed class TagVideosFunction(VideoRequests requests)
{
    [Function("TagVideos")]
    [Operation("Tagging", "Finds a dataset's concepts, or its people, in whole videos.",
        Description = "A tag is a video's where frames show it for long enough, not in one frame alone; `frames` and `seconds` tell for how long. A video that can't be processed carries `error` in place of `tags`; the others are tagged.",
        Request = typeof(TagVideosRequest),
        Example = """{"dataset": "aparat", "video_urls": ["https://example.com/match.mp4"]}""",
        Answer = typeof(IReadOnlyList<TaggedVideoAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_videos")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, VideoEndpoint.Videos, cancellation);
}
