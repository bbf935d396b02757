using Kashf.Functions.Jobs;

namespace Kashf.Functions.Video.Work;

/// <summary>
/// Where the work on a request's videos stands, and what can be done next. Pure: an orchestration that runs again over its
/// history comes to the same.
/// </summary>
public sealed class VideoWork
{
    public IReadOnlyList<VideoStanding> Videos { get; init; } = [];

    public VideoPlaces Places { get; init; } = new(1, 1, 1);

    internal JobStanding Standing => new(
        Videos.Count == 0 ? 1 : Math.Round(Videos.Average(video => video.Progress), JobStanding.Decimals),
        Videos.Sum(video => video.SegmentsDone),
        Videos.Sum(video => video.Segments));

    internal static VideoWork Begin(int videos, VideoPlaces places) => new()
    {
        Videos = [.. Enumerable.Range(0, videos).Select(_ => new VideoStanding())],
        Places = places,
    };

    /// <summary>Takes the next part of a step that there is a place for: of the videos begun first before others.</summary>
    /// <param name="fetching">Steps under way that fetch.</param>
    /// <param name="others">Steps under way that do not.</param>
    /// <returns>False where there is none.</returns>
    internal bool TryTake(int fetching, int others, out int video, out int part)
    {
        for (video = 0; video < Videos.Count; video++)
        {
            var standing = Videos[video];
            if (!standing.CanBegin || !HasPlace(standing.Step, fetching, others))
                continue;
            part = standing.Begin();
            return true;
        }

        part = 0;
        return false;
    }

    internal void Apply(int video, VideoStep step, VideoStepOutcome outcome)
    {
        var standing = Videos[video];
        standing.Apply(step, outcome);
        if (standing.IsSeen)
            Share(standing, SameFile(video).Where(other => other.Step == VideoStep.Wait));
        else if (step == VideoStep.Fetch && SameFile(video).FirstOrDefault(other => other.Step != VideoStep.Wait) is { } first)
            Follow(standing, first);
    }

    private static void Follow(VideoStanding standing, VideoStanding first)
    {
        standing.Enter(VideoStep.Wait);
        if (first.IsSeen)
            Share(first, [standing]);
    }

    /// <summary>What was seen in a file, or is wrong with it, holds under every address.</summary>
    private static void Share(VideoStanding done, IEnumerable<VideoStanding> waiting)
    {
        foreach (var other in waiting.ToList())
        {
            if (done.Error is { } error)
                other.Fail(error);
            else
                other.Enter(VideoStep.Tag);
        }
    }

    private bool HasPlace(VideoStep step, int fetching, int others) => step == VideoStep.Fetch
        ? fetching < Places.Fetches && Videos.Count(video => video.HoldsFile) < Places.Files
        : others < Places.Steps;

    private IEnumerable<VideoStanding> SameFile(int video) =>
        Videos.Where((other, i) => i != video && other.Hash.Length > 0 && other.Hash == Videos[video].Hash);
}
