using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Video.Answers;

[Description("A video with the frames that were kept, or why it could not be processed.")]
public sealed record TaggedVideoFramesAnswer
{
    public required string? VideoUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Absent where there is an error.")]
    public IReadOnlyList<TaggedFrameAnswer>? Frames { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why this video could not be processed; the others were.")]
    public string? Error { get; init; }
}
