namespace Kashf.Bench.Scale;

/// <summary>Requests that people and programs send beside the jobs.</summary>
/// <param name="PerSecond">Requests in a second, over all datasets.</param>
/// <param name="Units">Request units of one, under Strong consistency.</param>
/// <param name="OfItems">Whether they fall on the items container; the others are cheap and spread by account.</param>
/// <param name="Queries">Queries of one, each of which costs something on every physical partition that it asks.</param>
internal sealed record Interactive(string Name, double PerSecond, double Units, bool OfItems, int Queries)
{
    public static IReadOnlyList<Interactive> Mix { get; } =
    [
        new("tag_texts, 100 texts, model in memory", 500, RequestCharges.TaggedRequest, false, 1),
        new("report_text_tags, 10 new texts", 100, RequestCharges.TenReports, true, 0),
        new("a page of reports, predictions or items", 200, RequestCharges.Opening + RequestCharges.ListPage, true, 2),
        new("a page of a search", 50, RequestCharges.Opening + RequestCharges.SearchPage, true, 2),
        new("dataset_info", 300, RequestCharges.Opening + RequestCharges.Counts, true, 2),
    ];

    public double UnitsPerSecond => PerSecond * Units;

    /// <param name="partitionsAsked">Physical partitions that a query asks.</param>
    public static double UnitsOnItems(int partitionsAsked) => Mix.Where(request => request.OfItems)
        .Sum(request => request.PerSecond * (request.Units + (request.Queries * (partitionsAsked - 1) * RequestCharges.EmptyQuery)));
}
