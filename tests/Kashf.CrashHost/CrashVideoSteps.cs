using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Work;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.CrashHost;

/// <summary>The steps of a job that tags videos. Each writes its key to the log when it runs, and gives it back as a file's hash.</summary>
internal sealed class CrashVideoSteps(ActivityLog log)
{
    public const int Videos = 2;
    public const int Segments = 450;
    public const int MissingParts = 2;

    [Function(nameof(VideoTaggingActivities.BeginVideoTagging))]
    public static BegunVideoTagging Begin([ActivityTrigger] JobInput job) =>
        new(null, DatasetType.Image, Videos, new VideoPlaces(Steps: 4, Fetches: 2, Files: Videos));

    [Function(nameof(VideoTaggingActivities.FetchVideo))]
    public Task<VideoStepOutcome> Fetch([ActivityTrigger] VideoStepInput input) => DoAsync("fetch", input);

    [Function(nameof(VideoSegmentActivities.PlanVideo))]
    public Task<VideoStepOutcome> Plan([ActivityTrigger] VideoStepInput input) => DoAsync("plan", input, Segments);

    [Function(nameof(VideoSegmentActivities.SeeSegment))]
    public Task<VideoStepOutcome> See([ActivityTrigger] VideoStepInput input) => DoAsync("see", input);

    [Function(nameof(VideoSegmentActivities.SeeMissingFrames))]
    public Task<VideoStepOutcome> SeeMissing([ActivityTrigger] VideoStepInput input) => DoAsync("see-missing", input);

    [Function(nameof(VideoSegmentActivities.MergeVideo))]
    public Task<VideoStepOutcome> Merge([ActivityTrigger] VideoStepInput input) => DoAsync("merge", input, input.Round == 0 ? MissingParts : 0);

    [Function(nameof(VideoTaggingActivities.TagSeenFrames))]
    public Task<VideoStepOutcome> Tag([ActivityTrigger] VideoStepInput input) => DoAsync("tag", input);

    [Function(nameof(VideoTaggingActivities.JoinVideos))]
    public string? Join([ActivityTrigger] JoinVideosInput input)
    {
        log.Append($"{input.Run.Run}/join {(input.Errors.All(error => error is null) ? "without" : "with")} errors");
        return null;
    }

    [Function(nameof(VideoTaggingActivities.DeleteVideoFiles))]
    public void Delete([ActivityTrigger] VideoRun run) => log.Append($"{run.Run}/delete");

    private async Task<VideoStepOutcome> DoAsync(string step, VideoStepInput input, int parts = 0)
    {
        var key = $"{input.Run.Run}/{step}/{input.Video}/{input.Round}/{input.Part}";
        log.Append(key);
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        return new VideoStepOutcome { Hash = key, Parts = parts };
    }
}
