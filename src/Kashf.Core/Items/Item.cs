using Kashf.Core.Predictions;
using Kashf.Core.Reports;

namespace Kashf.Core.Items;

/// <summary>An item of a dataset of any type, with what people said and what the model found.</summary>
public sealed record Item
{
    /// <summary>The most that <see cref="OtherUrls"/> holds.</summary>
    public const int MostOtherUrls = 20;

    public required long Id { get; init; }

    /// <summary>The text; of an image or a face, its URL.</summary>
    public required string Content { get; init; }

    /// <summary>In pixels; null for texts, and for images that were never opened.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>Of an image that was found at more addresses than its content: some of the others, in no particular order.</summary>
    public IReadOnlyList<string> OtherUrls { get; init; } = [];

    /// <summary>In the order of the tags' first report.</summary>
    public IReadOnlyList<TagReport> Reports { get; init; } = [];

    /// <summary>The tags that the latest prediction accepted, the most probable first.</summary>
    public IReadOnlyList<TagProbability> Predictions { get; init; } = [];

    /// <summary>When the model last looked at the item; null where it never did.</summary>
    public DateTimeOffset? PredictedAt { get; init; }
}
