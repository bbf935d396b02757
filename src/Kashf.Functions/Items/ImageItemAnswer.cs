using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Items;

namespace Kashf.Functions.Items;

[Description("An image of a dataset of images or faces.")]
public sealed record ImageItemAnswer
{
    public required long Id { get; init; }

    public required string Url { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Where the same file was found at several addresses: these, url first, at most 21.")]
    public IReadOnlyList<string>? Urls { get; init; }

    [Description("In pixels; null where the image was never opened.")]
    public required int? Width { get; init; }

    [Description("In pixels; null where the image was never opened.")]
    public required int? Height { get; init; }

    [Description("The tags that the model found, with their probabilities.")]
    public required IReadOnlyDictionary<long, double> Data { get; init; }

    [Description("What people said of it: whether a tag holds.")]
    public required IReadOnlyDictionary<long, bool> Reports { get; init; }

    [Description("When the model last looked at it; null where it never did.")]
    public required DateTimeOffset? Processed { get; init; }

    public static ImageItemAnswer From(Item item) => new()
    {
        Id = item.Id,
        Url = item.Content,
        Urls = item.OtherUrls.Count == 0 ? null : [item.Content, .. item.OtherUrls],
        Width = item.Width,
        Height = item.Height,
        Data = ItemData.Predictions(item),
        Reports = ItemData.Reports(item),
        Processed = item.PredictedAt,
    };
}
