using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Search;
using Kashf.Core.Tags;
using Kashf.Core.Text;

namespace Kashf.Storage.Contract;

/// <summary>After any operations a search finds what looking at every item finds.</summary>
public abstract class SearchModelContract(StorageFixture storage) : StorageContract(storage)
{
    private static readonly string[] Pieces = ["خوب", "بد", "كيك", "کیک", "می‌خواهم", "می خواهم", "۵", "5", "a", "A", "b_c", "b", "!", "\"", "«", "»", "NOT", "*", "."];

    private enum Kind
    {
        Add,
        AddReported,
        Report,
        Remove,
        DeleteTag,
    }

    [Fact]
    public void FindAsync_AfterRandomOperations_EqualsLookingAtEveryItem()
    {
        var text = Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces.Take(6)));
        var operation =
            from kind in Gen.Frequency((4, Gen.Constant(Kind.Add)), (4, Gen.Constant(Kind.AddReported)), (4, Gen.Constant(Kind.Report)),
                (3, Gen.Constant(Kind.Remove)), (1, Gen.Constant(Kind.DeleteTag)))
            from content in text
            from tag in Gen.Choose(0, 2)
            select new Operation(kind, content, tag);
        var sample =
            from operations in operation.ListOf()
            from queries in text.Where(query => SearchQuery.Parse(query).IsSuccess).ListOf(Storage.Samples(15))
            select (operations.ToList(), queries.ToList());

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Storage.Samples(60)),
            Prop.ForAll(Arb.From(sample), drawn => Task.Run(() => AgreesAsync(drawn.Item1, drawn.Item2), Cancellation).GetAwaiter().GetResult()));
    }

    private async Task<bool> AgreesAsync(List<Operation> operations, List<string> queries)
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tags = new[] { await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset) };
        foreach (var operation in operations)
        {
            await ApplyAsync(dataset, tags[operation.Tag], operation);
        }

        List<TextItem> items = [.. await Storage.ReportedAsync(dataset), .. await Storage.UnreportedAsync(dataset)];
        foreach (var query in queries.Select(text => SearchQuery.Parse(text).Value!))
        {
            foreach (var filter in Filters(tags))
            {
                var page = await Storage.Search.FindAsync(dataset.AccountId, dataset.Id, query, filter, PageRequest.First, Cancellation);
                var expected = items.Where(item => Holds(item, query) && Passes(item, filter)).Select(item => item.Id).Order().ToList();
                Assert.Equal(expected, page.Entries.Select(item => item.Id).Order());
                Assert.Equal(expected.Count, page.Count);
            }
        }

        return true;
    }

    private static IEnumerable<SearchFilter> Filters(Tag[] tags) =>
    [
        new SearchFilter(null, null), new SearchFilter(true, null), new SearchFilter(false, null),
        .. tags.Select(tag => new SearchFilter(true, tag.Id)),
    ];

    private static bool Passes(TextItem item, SearchFilter filter) =>
        (filter.Reported is null || filter.Reported == item.Reports.Count > 0)
        && (filter.TagId is null || item.Reports.Any(report => report.TagId == filter.TagId));

    private static bool Holds(TextItem item, SearchQuery query)
    {
        var words = $" {Spaced(item.Content)} ";
        return query.Terms.All(term => words.Contains($" {string.Join(' ', term)} ", StringComparison.Ordinal));
    }

    private static string Spaced(string content)
    {
        var letters = TextNormalizer.Normalize(content).Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray();
        return string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task ApplyAsync(Dataset dataset, Tag tag, Operation operation)
    {
        switch (operation.Kind)
        {
            case Kind.Add:
                await Storage.AddAsync(dataset, operation.Content);
                break;
            case Kind.AddReported:
                await Storage.AddAsync(dataset, [new NewItem(operation.Content, [new TagReport(tag.Id, true)])]);
                break;
            case Kind.Report:
                await Storage.ReportAsync(dataset, StorageFixture.Say(operation.Content, tag, false));
                break;
            case Kind.Remove:
                var item = (await Storage.ReportedAsync(dataset)).FirstOrDefault(item => item.Reports.Any(report => report.TagId == tag.Id));
                await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, item?.Id ?? 0, tag.Id, Cancellation);
                break;
            default:
                await Storage.Tags.DeleteAsync(dataset.AccountId, tag.Id, Cancellation);
                break;
        }
    }

    private sealed record Operation(Kind Kind, string Content, int Tag);
}
