using Kashf.Functions.Video.Work;

namespace Kashf.Functions.Video;

/// <summary>Input of the orchestration: that of every job, and, where it goes on after a part of its work, how far that went.</summary>
public sealed record VideoTaggingInput(long AccountId, string JobId)
{
    public VideoRun? Run { get; init; }

    public VideoWork? Work { get; init; }
}
