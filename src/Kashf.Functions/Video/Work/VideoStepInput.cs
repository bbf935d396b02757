namespace Kashf.Functions.Video.Work;

/// <summary>Input of a step.</summary>
/// <param name="Video">Its place among the request's distinct addresses.</param>
/// <param name="Part">Which of the parts that the step has.</param>
/// <param name="Round">How many times frames were found missing before.</param>
/// <param name="Hash">SHA-256 of the video's file; empty before it is fetched.</param>
public sealed record VideoStepInput(VideoRun Run, int Video, int Part, int Round, string Hash)
{
    /// <summary>How many times it had to wait before.</summary>
    public int Waits { get; init; }
}

/// <summary>What a step came to.</summary>
public sealed record VideoStepOutcome
{
    public static VideoStepOutcome Done { get; } = new();

    /// <summary>Why the video can't be processed; null where it can.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the step could not begin yet.</summary>
    public bool MustWait { get; init; }

    /// <summary>Of the file that was fetched.</summary>
    public string? Hash { get; init; }

    /// <summary>Into how many parts the step that follows is cut; 0 where it is not needed.</summary>
    public int Parts { get; init; }

    public static VideoStepOutcome Refused(string reason) => new() { Error = reason };

    public static VideoStepOutcome InParts(int parts) => new() { Parts = parts };
}
