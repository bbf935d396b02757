using Kashf.Functions.Jobs;

namespace Kashf.Functions.Video.Work;

/// <summary>
/// Where the work on a request's videos stands, and what can be done next. Pure: an orchestration that runs again over its
/// history comes to the same.
/// </summary>
public sealed class VideoWork
{
    // Videos that are done give their files' room to those that follow.
    private const int MostFiles = 4;
    private const int FetchesAtOnce = 2;

    public IReadOnlyList<VideoStanding> Videos { get; init; } = [];

    /// <summary>How many steps are worked on at once, besides fetching.</summary>
    public int StepsAtOnce { get; init; } = 1;

    internal JobStanding Standing => new(
        Videos.Count == 0 ? 1 : Math.Round(Videos.Average(video => video.Progress), JobStanding.Decimals),
        Videos.Sum(video => video.SegmentsDone),
        Videos.Sum(video => video.Segments));

    internal static VideoWork Begin(int videos, int stepsAtOnce) => new()
    {
        Videos = [.. Enumerable.Range(0, videos).Select(_ => new VideoStanding())],
        StepsAtOnce = stepsAtOnce,
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
            part = standing.Begun++;
            return true;
        }

        part = 0;
        return false;
    }

    internal void Apply(int video, VideoStep step, VideoStepOutcome outcome)
    {
        var standing = Videos[video];
        standing.Apply(step, outcome);
        if (standing.Step is VideoStep.Tag or VideoStep.End)
            Share(standing, SameFile(video).Where(other => other.Step == VideoStep.Wait));
        else if (step == VideoStep.Fetch && SameFile(video).FirstOrDefault(other => other.Step != VideoStep.Wait) is { } first)
            Follow(standing, first);
    }

    private static void Follow(VideoStanding standing, VideoStanding first)
    {
        standing.Enter(VideoStep.Wait);
        if (first.Step is VideoStep.Tag or VideoStep.End)
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
        ? fetching < FetchesAtOnce && Videos.Count(video => video.HoldsFile) < MostFiles
        : others < StepsAtOnce;

    private IEnumerable<VideoStanding> SameFile(int video) =>
        Videos.Where((other, i) => i != video && other.Hash.Length > 0 && other.Hash == Videos[video].Hash);
}
