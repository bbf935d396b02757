using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Images;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;

namespace Kashf.Storage.Azure.Reports;

internal sealed class CosmosReports(
    IDatasets datasets, ReportedTags reportedTags, FirstUrls firstUrls, ItemLists lists, ReportOperations additions, StateOperations changes) : IReports
{
    public async Task<IReadOnlyList<ReportedItem?>> ReportAsync(
        long accountId, long datasetId, IReadOnlyList<TextReport> reports, CancellationToken cancellation)
    {
        if (reports.Count == 0 || await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            return new ReportedItem?[reports.Count];
        var live = await reportedTags.LiveAsync(dataset, reports.Select(report => report.Report), cancellation);
        var firsts = await firstUrls.FindAsync(dataset, reports.Select(report => report.Content), cancellation);
        var byContent = reports
            .Where(report => live.Contains(report.Report.TagId))
            .GroupBy(report => firsts.GetValueOrDefault(report.Content, report.Content), report => report.Report, StringComparer.Ordinal)
            .Select(said => (said.Key, (IReadOnlyList<TagReport>)[.. said])).ToList();
        var changed = await additions.RunAsync(DatasetScope.Of(accountId, datasetId), dataset.Type, byContent, bulk: false, cancellation);
        var items = byContent.Zip(changed).ToDictionary(
            pair => pair.First.Key, pair => new ReportedItem(pair.Second.Item!.ItemId, [.. pair.Second.Item.Reports.Select(report => report.Report)]), StringComparer.Ordinal);
        return [.. reports.Select(report => live.Contains(report.Report.TagId) ? items[firsts.GetValueOrDefault(report.Content, report.Content)] : null)];
    }

    public async Task<bool> RemoveAsync(
        long accountId, long datasetId, long itemId, long tagId, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset
            || (await reportedTags.LiveAsync(dataset, [tagId], cancellation)).Count == 0)
            return false;
        return await changes.RunAsync(
            DatasetScope.Of(accountId, datasetId), [itemId], (item, operation) => item.RemoveReport(tagId, operation), "reports.remove", cancellation) > 0;
    }

    public Task<Page<Item>> ListAsync(
        long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation) => lists.ReadAsync(
            accountId, tagId, ListName.Reported(tagId, positive), page, (item, removed) => item.ToItem(removed), "reports.list", cancellation);

    public Task<Page<NotSureReport>> ListNotSureAsync(
        long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation) => lists.ReadAsync(
            accountId, tagId, ListName.Contradicted(tagId, positive), page, (item, removed) => NotSure(item, tagId, removed), "reports.list_not_sure", cancellation);

    public async Task SetContradictionsAsync(
        long accountId, long datasetId, long tagId, IReadOnlyList<Contradiction> contradictions, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset
            || (await reportedTags.LiveAsync(dataset, [tagId], cancellation)).Count == 0)
            return;
        var scope = DatasetScope.Of(accountId, datasetId);
        var byItem = contradictions.ToDictionary(contradiction => contradiction.ItemId);
        await changes.RunAsync(
            scope, ListName.Contradicted(tagId, null), (item, _) => item.Contradict(tagId, Of(byItem, item.ItemId)), "reports.contradict", cancellation);
        await changes.RunAsync(
            scope, byItem.Keys, (item, _) => item.Contradict(tagId, Of(byItem, item.ItemId)), "reports.contradict", cancellation);
    }

    private static Contradiction? Of(Dictionary<long, Contradiction> byItem, long itemId) =>
        byItem.TryGetValue(itemId, out var contradiction) ? contradiction : null;

    private static NotSureReport NotSure(ListedItem item, long tagId, IReadOnlySet<long> removedTags)
    {
        var contradiction = item.Contradictions.First(stored => stored.TagId == tagId);
        return new NotSureReport(item.ToItem(removedTags), item.Reports.First(stored => stored.TagId == tagId).Report, contradiction.Probability);
    }
}
