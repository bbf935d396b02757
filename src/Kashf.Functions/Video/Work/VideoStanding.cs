namespace Kashf.Functions.Video.Work;

/// <summary>Where the work on one video stands.</summary>
public sealed class VideoStanding
{
    // More rounds than one are rare, and a few suffice for any video.
    private const int MostRounds = 20;
    private const string NoEnd = "something went wrong here while the video was processed; tell an operator";

    public VideoStep Step { get; set; }

    /// <summary>Parts of the step.</summary>
    public int Parts { get; set; } = 1;

    /// <summary>Parts that were begun.</summary>
    public int Begun { get; set; }

    /// <summary>Parts that were done.</summary>
    public int Done { get; set; }

    /// <summary>How many times fetching had to wait.</summary>
    public int Waits { get; set; }

    /// <summary>Segments of the video; 0 before that is known, or where none needs to be looked at.</summary>
    public int Segments { get; set; }

    public int SegmentsDone { get; set; }

    public int Round { get; set; }

    /// <summary>SHA-256 of the file; empty before it is fetched.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Why the video can't be processed; null where it can.</summary>
    public string? Error { get; set; }

    /// <summary>Parts under way, of this step or of one that was given up; none where a history begins anew.</summary>
    internal int UnderWay { get; private set; }

    /// <summary>Nobody may read a file any more that is discarded.</summary>
    internal bool CanBegin => Step is not (VideoStep.Wait or VideoStep.End) && Begun < Parts && (Step != VideoStep.Discard || UnderWay == 0);

    /// <summary>Whether its file lies here, or is about to.</summary>
    internal bool HoldsFile => Step == VideoStep.Fetch ? Begun > 0 : Step != VideoStep.End;

    /// <summary>Whether no frame of it is looked at any more.</summary>
    internal bool IsSeen => Step is VideoStep.Tag or VideoStep.Discard or VideoStep.End;

    /// <summary>Of all its work, 0 to 1; never less than before.</summary>
    internal double Progress => Step switch
    {
        VideoStep.Fetch or VideoStep.Wait => 0,
        VideoStep.Plan => 0.02,
        VideoStep.See => 0.03 + (0.87 * Done / Parts),
        VideoStep.Merge or VideoStep.SeeMissing => 0.92,
        VideoStep.Tag => 0.96,
        VideoStep.Discard => 0.98,
        _ => 1,
    };

    internal void Enter(VideoStep step, int parts = 1) => (Step, Parts, Begun, Done) = (step, parts, 0, 0);

    /// <returns>The next part of the step.</returns>
    internal int Begin()
    {
        UnderWay++;
        return Begun++;
    }

    /// <summary>Goes on to what follows from the outcome of one of the step's parts.</summary>
    internal void Apply(VideoStep step, VideoStepOutcome outcome)
    {
        UnderWay--;
        // The other parts of a video that was given up were still under way then; of a file not deleted the job's end takes care.
        if (Error is not null)
        {
            if (step == VideoStep.Discard)
                Enter(VideoStep.End);
            return;
        }

        if (outcome.Error is { } error)
            Fail(error);
        else if (outcome.MustWait)
            WaitAgain();
        else
            GoOn(step, outcome);
    }

    internal void Fail(string error)
    {
        Error = error;
        // What is not fetched whole is not stored.
        Enter(Step == VideoStep.Fetch ? VideoStep.End : VideoStep.Discard);
    }

    private void WaitAgain()
    {
        Waits++;
        Enter(VideoStep.Fetch);
    }

    private void GoOn(VideoStep step, VideoStepOutcome outcome)
    {
        if (step == VideoStep.See)
            SegmentsDone++;
        if (++Done == Parts)
            GoOn(outcome);
    }

    private void GoOn(VideoStepOutcome outcome)
    {
        switch (Step)
        {
            case VideoStep.Fetch:
                Hash = outcome.Hash!;
                Enter(VideoStep.Plan);
                break;
            case VideoStep.Plan when outcome.Parts > 0:
                Segments = outcome.Parts;
                Enter(VideoStep.See, outcome.Parts);
                break;
            case VideoStep.See or VideoStep.SeeMissing:
                Enter(VideoStep.Merge);
                break;
            case VideoStep.Merge when outcome.Parts > 0:
                SeeMissing(outcome.Parts);
                break;
            case VideoStep.Plan or VideoStep.Merge:
                Enter(VideoStep.Tag);
                break;
            default:
                Enter(VideoStep.End);
                break;
        }
    }

    private void SeeMissing(int parts)
    {
        if (++Round > MostRounds)
            Fail(NoEnd);
        else
            Enter(VideoStep.SeeMissing, parts);
    }
}
