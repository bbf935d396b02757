using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Tagging;
using Kashf.Functions.Images;

namespace Kashf.Functions.Tagging;

[Description("A tag that was found in an image, or whom a face was taken for; id 0 where nothing was recognised.")]
public sealed record FoundImageTag(long Id, double Probability, string Title)
{
    private const int Decimals = 2;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Of the face, in datasets of faces.")]
    public Box? Box { get; init; }

    public static FoundImageTag From(TagPrediction tag) => new(tag.TagId, Math.Round(tag.Probability, Decimals), tag.Title);

    public static FoundImageTag From(TaggedFace face) => From(face.Tag) with { Box = face.Box is { } box ? Box.From(box) : null };
}
