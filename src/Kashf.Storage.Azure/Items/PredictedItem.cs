using Kashf.Core.Reports;

namespace Kashf.Storage.Azure.Items;

/// <summary>What decides when an item is predicted again.</summary>
internal sealed record PredictedItem(long ItemId, bool Reported, int? Certainty, long? PredictedAt, string? Model)
{
    public long? PassedOverAt { get; init; }
}

/// <summary>An item to predict.</summary>
internal sealed record ItemToPredict(
    long ItemId, string Content, IReadOnlyList<StoredReport> Reports, bool Reported, int? Certainty, long? PredictedAt)
{
    public long? PassedOverAt { get; init; }

    public PredictedItem Prediction => new(ItemId, Reported, Certainty, PredictedAt, null) { PassedOverAt = PassedOverAt };

    public TextItem ToTextItem() => new(ItemId, Content, [.. Reports.Select(report => report.Report)]);
}
