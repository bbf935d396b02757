using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;

namespace Kashf.Storage.Azure.Items;

/// <summary>What readers want of an item document.</summary>
internal sealed record ListedItem
{
    /// <summary>The properties to select.</summary>
    public const string Properties = "c.itemId, c.content, c.spread, c.reports, c.predictions, c.predictedAt, c.contradictions, c.width, c.height, c.otherUrls";

    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public required long ItemId { get; init; }

    public required string Content { get; init; }

    public required string Spread { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public IReadOnlyList<string>? OtherUrls { get; init; }

    public IReadOnlyList<StoredReport> Reports { get; init; } = [];

    public IReadOnlyList<TagProbability> Predictions { get; init; } = [];

    public long? PredictedAt { get; init; }

    public IReadOnlyList<TagContradiction> Contradictions { get; init; } = [];

    /// <summary>The sort key in the list that was asked for.</summary>
    public string? Place { get; init; }

    public static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TicksPerMicrosecond;

    /// <param name="removedTags">Tags that nobody may see any more.</param>
    public Item ToItem(IReadOnlySet<long> removedTags) => new()
    {
        Id = ItemId,
        Content = Content,
        Width = Width,
        Height = Height,
        OtherUrls = OtherUrls ?? [],
        Reports = [.. Reports.Where(report => !removedTags.Contains(report.TagId)).Select(report => report.Report)],
        Predictions = [.. Predictions.Where(found => !removedTags.Contains(found.TagId))],
        PredictedAt = PredictedAt is { } microseconds ? DateTimeOffset.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond) : null,
    };

    public TextItem ToTextItem(IReadOnlySet<long> removedTags) =>
        new(ItemId, Content, [.. Reports.Where(report => !removedTags.Contains(report.TagId)).Select(report => report.Report)]);
}
