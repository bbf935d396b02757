using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Tagging;

namespace Kashf.Functions.Tagging;

[Description("A text with the tags found, the most probable first; or why it could not be tagged.")]
public sealed record TaggedTextAnswer
{
    public required string? Content { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Empty where nothing was recognised; absent where there is an error.")]
    public IReadOnlyList<FoundTag>? Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why this text could not be tagged; the others were.")]
    public string? Error { get; init; }

    public static TaggedTextAnswer From(TaggedText text) => text.Error is { } error
        ? new TaggedTextAnswer { Content = text.Content, Error = error }
        : new TaggedTextAnswer { Content = text.Content, Tags = [.. text.Tags.Select(FoundTag.From)] };
}
