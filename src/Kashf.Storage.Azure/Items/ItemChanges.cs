using Kashf.Core.Predictions;
using Kashf.Core.Reports;

namespace Kashf.Storage.Azure.Items;

/// <summary>What can happen to an item; each gives the document as it is afterwards, and the same one where nothing changes.</summary>
internal static class ItemChanges
{
    private const int Hundredths = 100;
    private const int Thousandths = 1000;

    /// <summary>The latest word on a tag wins; a report that is turned round loses its contradiction.</summary>
    public static ItemDocument Report(this ItemDocument item, IEnumerable<TagReport> said, long operation)
    {
        var reports = item.Reports.ToList();
        foreach (var report in said)
        {
            var stored = new StoredReport(report.TagId, report.Positive, report.Box, operation);
            var index = reports.FindIndex(known => known.TagId == report.TagId);
            if (index < 0)
                reports.Add(stored);
            else if (reports[index].Report != report)
                reports[index] = stored;
        }

        return reports.SequenceEqual(item.Reports) ? item : item.WithReports(reports);
    }

    /// <summary>As <see cref="Report"/>, but what was said or removed by later operations stands.</summary>
    public static ItemDocument ReportAgain(this ItemDocument item, IEnumerable<TagReport> said, long operation) =>
        item.RemovedBy > operation
            ? item
            : item.Report(said.Where(report => !item.Reports.Any(known => known.TagId == report.TagId && known.By > operation)), operation);

    public static ItemDocument RemoveReport(this ItemDocument item, long tagId, long operation)
    {
        var reports = item.Reports.Where(report => report.TagId != tagId).ToList();
        return reports.Count == item.Reports.Count ? item : item.WithReports(reports) with { RemovedBy = operation };
    }

    public static ItemDocument Predict(this ItemDocument item, string model, ItemPrediction found, long at) => Listed(item with
    {
        Predictions = found.Tags,
        PredictedAt = at,
        Certainty = (int)MathF.Round(found.Certainty * Hundredths),
        Model = model,
    });

    /// <param name="contradiction">Null: there is none. Passed over where the report says something else.</param>
    public static ItemDocument Contradict(this ItemDocument item, long tagId, Contradiction? contradiction)
    {
        var others = item.Contradictions.Where(stored => stored.TagId != tagId).ToList();
        if (contradiction is { } found && item.Reports.Any(report => report.TagId == tagId && report.Positive == found.Positive))
            others.Add(new TagContradiction(tagId, found.Positive, found.Probability));
        return others.SequenceEqual(item.Contradictions) ? item : Listed(item with { Contradictions = others });
    }

    /// <summary>Forgets all that was said and found about a tag.</summary>
    public static ItemDocument RemoveTag(this ItemDocument item, long tagId, long operation)
    {
        var left = item.RemoveReport(tagId, operation);
        return left.Predictions.Any(found => found.TagId == tagId)
            ? Listed(left with { Predictions = [.. left.Predictions.Where(found => found.TagId != tagId)] })
            : left;
    }

    private static ItemDocument WithReports(this ItemDocument item, List<StoredReport> reports) => Listed(item with
    {
        Reports = reports,
        Reported = reports.Count > 0,
        Contradictions = [.. item.Contradictions.Where(stored => reports.Any(report => report.TagId == stored.TagId && report.Positive == stored.Positive))],
    });

    private static ItemDocument Listed(ItemDocument item)
    {
        var lists = new Dictionary<string, string>();
        foreach (var report in item.Reports)
            lists[ListName.Reported(report.TagId, null)] = lists[ListName.Reported(report.TagId, report.Positive)] = SortKey.Of(0, item.ItemId);
        foreach (var found in item.Predictions)
            lists[ListName.Predicted(found.TagId)] = SortKey.Of((int)MathF.Round(found.Probability * Hundredths), item.ItemId);
        foreach (var stored in item.Contradictions)
        {
            var distance = MathF.Abs(stored.Probability - (stored.Positive ? 1 : 0));
            lists[ListName.Contradicted(stored.TagId, null)] = lists[ListName.Contradicted(stored.TagId, stored.Positive)] =
                SortKey.Of((int)MathF.Round(distance * Thousandths), item.ItemId);
        }

        return item with { Lists = lists };
    }
}
