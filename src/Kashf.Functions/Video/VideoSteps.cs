using Kashf.Functions.Video.Work;
using Microsoft.DurableTask;

namespace Kashf.Functions.Video;

/// <summary>The steps of an orchestration's videos that are under way: as many as there are places for, begun anew as others end.</summary>
internal sealed class VideoSteps(TaskOrchestrationContext context, VideoRun run, VideoWork work)
{
    // A history is read again at each turn: past so many steps it begins anew.
    private const int MostSteps = 400;

    private readonly List<(Task<VideoStepOutcome> Task, int Video, VideoStep Step)> underWay = [];
    private int begun;

    /// <returns>Whether all is done; else the history has grown long, and no step is under way.</returns>
    public async Task<bool> RunAsync()
    {
        context.SetCustomStatus(work.Standing);
        while (true)
        {
            Begin();
            if (underWay.Count == 0)
                return begun < MostSteps;
            await Task.WhenAny(underWay.Select(step => step.Task));
            var ended = underWay.First(step => step.Task.IsCompleted);
            underWay.Remove(ended);
            work.Apply(ended.Video, ended.Step, await OutcomeAsync(ended.Task));
            context.SetCustomStatus(work.Standing);
        }
    }

    private void Begin()
    {
        while (begun < MostSteps && TryTake(out var video, out var part))
        {
            var standing = work.Videos[video];
            var input = new VideoStepInput(run, video, part, standing.Round, standing.Hash) { Waits = standing.Waits };
            underWay.Add((VideoStepCalls.CallAsync(context, standing.Step, input), video, standing.Step));
            begun++;
        }
    }

    private bool TryTake(out int video, out int part)
    {
        var fetching = underWay.Count(step => step.Step == VideoStep.Fetch);
        return work.TryTake(fetching, underWay.Count - fetching, out video, out part);
    }

    private static async Task<VideoStepOutcome> OutcomeAsync(Task<VideoStepOutcome> step)
    {
        try
        {
            return await step;
        }
        catch (TaskFailedException)
        {
            // The activity's exception is in the log; the other videos can be processed all the same.
            return VideoStepOutcome.Refused(VideoRefusals.Fault);
        }
    }
}
