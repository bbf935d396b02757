using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Datasets;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract;

/// <summary>Counters are kept, not counted: after any operations they must equal a recount.</summary>
public abstract class CountersContract(StorageFixture storage) : StorageContract(storage)
{
    private enum Kind
    {
        Report,
        ReportTwo,
        Remove,
        Add,
        DeleteTag,
    }

    [Fact]
    public void Count_AfterRandomOperations_EqualsARecount()
    {
        var operation =
            from kind in Gen.Frequency((8, Gen.Constant(Kind.Report)), (4, Gen.Constant(Kind.ReportTwo)), (4, Gen.Constant(Kind.Remove)),
                (2, Gen.Constant(Kind.Add)), (1, Gen.Constant(Kind.DeleteTag)))
            from content in Gen.Choose(0, 7)
            from tag in Gen.Choose(0, 3)
            from positive in Gen.Choose(0, 1)
            select new Operation(kind, $"content {content}", tag, positive == 1);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Storage.Samples(60)),
            Prop.ForAll(Arb.From(operation.ListOf()), operations => EqualsARecount([.. operations])));
    }

    private bool EqualsARecount(List<Operation> operations) =>
        Task.Run(() => EqualsARecountAsync(operations), Cancellation).GetAwaiter().GetResult();

    private async Task<bool> EqualsARecountAsync(List<Operation> operations)
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tags = await AtOnceAsync(4, _ => Storage.CreateTagAsync(dataset));
        foreach (var operation in operations)
        {
            await ApplyAsync(dataset, tags, operation);
        }

        var reported = await Storage.ReportedAsync(dataset);
        var unreported = await Storage.UnreportedAsync(dataset);
        var live = await Storage.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation);
        var reports = reported.SelectMany(item => item.Reports).ToList();
        Assert.Equal(
            new DatasetCounts(live.Count, reports.Count, reported.Count + unreported.Count, reported.Count),
            await Storage.CountAsync(dataset));
        Assert.Equal(
            live.Select(tag => new TagCounts(
                tag.Id, Count(reports, tag, true), Count(reports, tag, false), 0)),
            (await Storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation)).OrderBy(counts => counts.TagId));
        return true;
    }

    private async Task ApplyAsync(Dataset dataset, Tag[] tags, Operation operation)
    {
        var tag = tags[operation.Tag];
        var said = StorageFixture.Say(operation.Content, tag, operation.Positive);
        switch (operation.Kind)
        {
            case Kind.Report:
                await Storage.ReportAsync(dataset, said);
                break;
            case Kind.ReportTwo:
                await Storage.ReportAsync(
                    dataset, said, StorageFixture.Say("content 0", tags[(operation.Tag + 1) % tags.Length], !operation.Positive), said);
                break;
            case Kind.Remove:
                var item = (await Storage.ReportedAsync(dataset)).Find(item => item.Content == operation.Content);
                await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, item?.Id ?? 0, tag.Id, Cancellation);
                break;
            case Kind.Add:
                await Storage.AddAsync(dataset, operation.Content);
                break;
            default:
                await Storage.Tags.DeleteAsync(dataset.AccountId, tag.Id, Cancellation);
                break;
        }
    }

    private static long Count(List<TagReport> reports, Tag tag, bool positive) =>
        reports.Count(report => report.TagId == tag.Id && report.Positive == positive);

    private sealed record Operation(Kind Kind, string Content, int Tag, bool Positive);
}
