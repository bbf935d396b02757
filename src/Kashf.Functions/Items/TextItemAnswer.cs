using System.ComponentModel;
using Kashf.Core.Items;

namespace Kashf.Functions.Items;

[Description("A text of a dataset.")]
public sealed record TextItemAnswer
{
    public required long Id { get; init; }

    public required string Content { get; init; }

    [Description("The tags that the model found, with their probabilities.")]
    public required IReadOnlyDictionary<long, double> Data { get; init; }

    [Description("What people said of it: whether a tag holds.")]
    public required IReadOnlyDictionary<long, bool> Reports { get; init; }

    [Description("When the model last looked at it; null where it never did.")]
    public required DateTimeOffset? Processed { get; init; }

    public static TextItemAnswer From(Item item) => new()
    {
        Id = item.Id,
        Content = item.Content,
        Data = ItemData.Predictions(item),
        Reports = ItemData.Reports(item),
        Processed = item.PredictedAt,
    };
}
