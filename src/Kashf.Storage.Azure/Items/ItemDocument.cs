using System.Text.Json.Serialization;
using Kashf.Core.Images;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;

namespace Kashf.Storage.Azure.Items;

/// <summary>An item with all that is known of it: what changes together is one document, since only a document changes at once.</summary>
internal sealed record ItemDocument
{
    public const string DocumentType = "item";

    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Dataset { get; init; }

    public required string Bucket { get; init; }

    public string Type { get; init; } = DocumentType;

    public required long ItemId { get; init; }

    /// <summary>Null where a query left it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }

    /// <summary>The words of the content in order, parted and enclosed by spaces: phrases are looked for here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Searched { get; init; }

    /// <summary>The words of the content, each once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The content's hash: an order without relation to the items' origin, and the same each time.</summary>
    public required string Spread { get; init; }

    /// <summary>Of the image whose URL is the content, in pixels; null where none was saved.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>Of that image.</summary>
    public IReadOnlyList<string> OtherUrls { get; init; } = [];

    public bool Reported { get; init; }

    /// <summary>In the order of the tags' first report.</summary>
    public IReadOnlyList<StoredReport> Reports { get; init; } = [];

    /// <summary>The operation that removed a report last.</summary>
    public long RemovedBy { get; init; }

    public IReadOnlyList<TagProbability> Predictions { get; init; } = [];

    /// <summary>Microseconds since 1970; null where no model looked at the item.</summary>
    public long? PredictedAt { get; init; }

    /// <summary>When a retagging could not open the item, as <see cref="PredictedAt"/>: of use while that is earlier.</summary>
    public long? PassedOverAt { get; init; }

    /// <summary>Of the prediction, in hundredths.</summary>
    public int? Certainty { get; init; }

    /// <summary>The version that predicted.</summary>
    public string? Model { get; init; }

    public IReadOnlyList<TagContradiction> Contradictions { get; init; } = [];

    /// <summary>The lists that the item stands in, and its <see cref="SortKey"/> in each.</summary>
    public IReadOnlyDictionary<string, string> Lists { get; init; } = new Dictionary<string, string>();

    /// <summary>By operation, what its change of this document did to the counts of lists.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Stamps { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, int>>();

    [JsonPropertyName("_etag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ETag { get; init; }
}

/// <summary>A held-out prediction that contradicts the item's report on the tag.</summary>
internal readonly record struct TagContradiction(long TagId, bool Positive, float Probability);

/// <summary>A report, and the operation that it came with.</summary>
internal readonly record struct StoredReport(long TagId, bool Positive, PixelBox? Box, long By)
{
    public TagReport Report => new(TagId, Positive, Box);
}
