using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Tagging;

namespace Kashf.Functions.Tagging;

[Description("An image with the tags found, the most probable first, or with a tag for each face; or why it could not be tagged.")]
public sealed record TaggedImageAnswer
{
    public required string? ImageUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Absent where there is an error.")]
    public IReadOnlyList<FoundImageTag>? Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why this image could not be tagged; the others were.")]
    public string? Error { get; init; }

    public static TaggedImageAnswer From(TaggedImage image) => image.Error is { } error
        ? new TaggedImageAnswer { ImageUrl = image.Url, Error = error }
        : new TaggedImageAnswer { ImageUrl = image.Url, Tags = [.. image.Tags.Select(FoundImageTag.From)] };

    public static TaggedImageAnswer From(TaggedFaces photo) => photo.Error is { } error
        ? new TaggedImageAnswer { ImageUrl = photo.Url, Error = error }
        : new TaggedImageAnswer { ImageUrl = photo.Url, Tags = [.. photo.Faces.Select(FoundImageTag.From)] };
}
