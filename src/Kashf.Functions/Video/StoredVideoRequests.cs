using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Core.Video;
using Kashf.Core.Video.Tags;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;

namespace Kashf.Functions.Video;

/// <summary>Reads the requests of jobs.</summary>
public sealed class StoredVideoRequests(IJobs jobs)
{
    /// <returns>Null where the job is gone.</returns>
    internal async Task<StoredVideoRequest?> ReadAsync(JobInput job, CancellationToken cancellation) =>
        await jobs.FindAsync(job.AccountId, job.JobId, cancellation) is { } found
        && await jobs.ReadRequestAsync(job.AccountId, job.JobId, cancellation) is { } body
            ? new StoredVideoRequest(VideoEndpoint.Of(found.Endpoint), JsonSerializer.Deserialize<TagVideosRequest>(body, WireJson.Options)!)
            : null;
}

/// <summary>A job's request, and where it was sent to.</summary>
internal sealed record StoredVideoRequest(VideoEndpoint Endpoint, TagVideosRequest Request)
{
    /// <summary>Which frames are looked at: for a whole video's tags also some of a picture that does not change.</summary>
    public FrameSettings Frames => Endpoint.OfFrames ? Request.Frames : Request.Frames with { KeepEvery = VideoTags.LeastTime };
}
