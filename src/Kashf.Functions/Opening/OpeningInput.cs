using Kashf.Core.Items;

namespace Kashf.Functions.Opening;

/// <summary>Input of the planning step.</summary>
public sealed record OpeningPlanInput(long AccountId, long DatasetId);

/// <summary>What a job needs to have opened.</summary>
/// <param name="ReportedOnly">Whether items without reports can stay closed: of a small dataset they help a training to tell tags from all else.</param>
public sealed record OpeningPlan(IReadOnlyList<ItemRange> Ranges, bool ReportedOnly);

/// <summary>Input of the step that opens the images of one range.</summary>
/// <param name="Progress">The share of the job that is surely done when this range is, whichever others are still open.</param>
public sealed record OpeningInput(long AccountId, long DatasetId, ItemRange Range, bool ReportedOnly, double Progress);

/// <summary>What became of images to open.</summary>
/// <param name="Reason">Why the first that could not be opened could not; null where all could.</param>
public sealed record OpeningOutcome(int Opened, int Failed, string? Reason)
{
    public static OpeningOutcome None { get; } = new(0, 0, null);

    public OpeningOutcome Add(OpeningOutcome other) => new(Opened + other.Opened, Failed + other.Failed, Reason ?? other.Reason);

    /// <summary>In words, for who asks about the dataset; null where all could be opened.</summary>
    public string? Describe() => Failed switch
    {
        0 => null,
        1 => $"1 image could not be opened and is left out: {Reason}",
        _ => $"{Failed:N0} images could not be opened and are left out; the first: {Reason}",
    };
}
