using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Video.Answers;

[Description("A video with the tags found, the most probable first, or why it could not be processed.")]
public sealed record TaggedVideoAnswer
{
    [Description("The video's address.")]
    public required string? ImageUrl { get; init; }

    [Description("The same.")]
    public required string? VideoUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Absent where there is an error.")]
    public IReadOnlyList<FoundVideoTag>? Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why this video could not be processed; the others were.")]
    public string? Error { get; init; }
}
