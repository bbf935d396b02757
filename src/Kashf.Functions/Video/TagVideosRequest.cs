using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Kashf.Core.Video;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Tagging;

namespace Kashf.Functions.Video;

public sealed record TagVideosRequest : IValidatableObject
{
    private const double LongestEveryMs = 86_400_000;
    private const double ShortestDuration = 0.001;
    private const double LongestDuration = 1e9;
    private const double Percent = 100;

    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Description("Addresses of the videos to tag.")]
    public Elements<string> VideoUrls { get; init; } = new([], 0);

    [Description("A frame is looked at each so many milliseconds, at least 1. Default 100.")]
    public double EveryMs { get; init; } = 100;

    [Description("How much a frame must differ from the last one that was kept, 0 (every frame is kept) to 1. A value above 1 is the older percent form: 50 means 0.5. Default 0.4.")]
    public double MinFrameDiff { get; init; } = 0.4;

    [Description("Only so many seconds from the beginning; null or 0 for the whole video.")]
    public double? Duration { get; init; }

    [Description(TaskFields.Wait)]
    public bool Wait { get; init; } = true;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description(TaskFields.TaskIds)]
    public IReadOnlyList<string>? TaskIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description(TaskFields.TasksIds)]
    public IReadOnlyList<string>? TasksIds { get; init; }

    internal IReadOnlyList<string>? AskedTasks => TaskIds ?? TasksIds;

    /// <summary>The addresses that can be read, each once.</summary>
    internal IReadOnlyList<string> DistinctUrls =>
        [.. VideoUrls.Where(element => element.Error is null).Select(element => element.Value!).Distinct()];

    internal FrameSettings Frames => new(
        TimeSpan.FromMilliseconds(EveryMs), MinFrameDiff, Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AskedTasks is { } tasks ? TaskFields.Check(tasks) : CheckFields();

    /// <summary>The same in the one form that all requests for the same have.</summary>
    internal TagVideosRequest Canonical() => this with
    {
        Wait = false,
        MinFrameDiff = MinFrameDiff > 1 ? MinFrameDiff / Percent : MinFrameDiff,
        Duration = Duration is 0 ? null : Duration,
    };

    private IEnumerable<ValidationResult> CheckFields()
    {
        if (string.IsNullOrWhiteSpace(Dataset))
            yield return new ValidationResult("is required", ["dataset"]);
        if (VideoUrls is null || VideoUrls.Count == 0)
            yield return new ValidationResult("is required: a list of addresses", ["video_urls"]);
        if (EveryMs is not (>= 1 and <= LongestEveryMs))
            yield return new ValidationResult($"must be 1 to {LongestEveryMs:0} milliseconds; 100 looks at ten frames of each second", ["every_ms"]);
        if (MinFrameDiff is not (>= 0 and <= Percent))
            yield return new ValidationResult("must be 0 to 1, or above 1 to 100 in percent; 0.4 keeps a frame after each cut, 0 every frame", ["min_frame_diff"]);
        if (Duration is not (null or 0 or (>= ShortestDuration and <= LongestDuration)))
            yield return new ValidationResult("must be a number of seconds, 0.001 or more; 0, or leaving it out, means the whole video", ["duration"]);
    }
}
