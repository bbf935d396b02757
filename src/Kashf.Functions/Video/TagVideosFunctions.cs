using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Video;

/// <summary>The three ways to ask for a video's tags: all take the same request.</summary>
public sealed class TagVideosFunctions(VideoRequests requests)
{
    [Function("TagVideoFaces")]
    [Operation("Tagging", "Recognises people of a dataset of faces in the frames of videos.",
        Description = "As `tag_video_frames`, but each kept frame has a tag for each face, the largest first, with its `box` in pixels of the video as it is shown.",
        Request = typeof(TagVideosRequest),
        Example = """{"dataset": "faces", "every_ms": 50, "duration": 25, "min_frame_diff": 0.4, "video_urls": ["https://example.com/interview.mp4"]}""",
        Answer = typeof(IReadOnlyList<TaggedVideoFramesAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> TagFaces(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_video_faces")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, VideoEndpoint.Faces, cancellation);

    [Function("TagVideoFrames")]
    [Operation("Tagging", "Finds a dataset's concepts in the frames of videos.",
        Description = "A frame is sampled each `every_ms`, and kept where it differs from the last kept one by `min_frame_diff` or more. Each kept frame is answered with its index in the video, its time and its tags, as images are. A video that can't be processed carries `error` in place of `frames`; the others are tagged.",
        Request = typeof(TagVideosRequest),
        Example = """{"dataset": "iran", "every_ms": 50, "duration": 25, "min_frame_diff": 0.4, "video_urls": ["https://example.com/tehran.mp4"]}""",
        Answer = typeof(IReadOnlyList<TaggedVideoFramesAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> TagFrames(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_video_frames")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, VideoEndpoint.Frames, cancellation);

    [Function("TagVideos")]
    [Operation("Tagging", "Finds a dataset's concepts, or its people, in whole videos.",
        Description = "A tag is a video's where frames show it for long enough, not in one frame alone; `frames` and `seconds` tell for how long. A video that can't be processed carries `error` in place of `tags`; the others are tagged.",
        Request = typeof(TagVideosRequest),
        Example = """{"dataset": "aparat", "video_urls": ["https://example.com/match.mp4"]}""",
        Answer = typeof(IReadOnlyList<TaggedVideoAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> TagWholes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_videos")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) => requests.HandleAsync(request, durable, VideoEndpoint.Videos, cancellation);
}
