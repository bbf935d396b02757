using Kashf.Core.Items;

namespace Kashf.Functions.Items;

/// <summary>What stands beside an item's content on the wire.</summary>
internal static class ItemData
{
    public const int Decimals = 2;

    public static IReadOnlyDictionary<long, double> Predictions(Item item) =>
        item.Predictions.ToDictionary(tag => tag.TagId, tag => Math.Round((double)tag.Probability, Decimals));

    public static IReadOnlyDictionary<long, bool> Reports(Item item) =>
        item.Reports.ToDictionary(report => report.TagId, report => report.Positive);
}
