using Kashf.Bench.Storage;
using Kashf.Core.Accounts;
using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Search;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Bench.Charges;

/// <summary>The main job's work on one dataset, through the ports.</summary>
internal sealed class ChargedDataset(IServiceProvider services, CancellationToken cancellation)
{
    public const int Imported = 5_000;
    private const int Batch = 1_000;
    private const string Model = "1";
    private static readonly byte[] KeyHash = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    private readonly IdGenerator ids = services.GetRequiredService<IdGenerator>();
    private Dataset dataset = null!;
    private Tag tag = null!;

    public async Task BeginAsync()
    {
        var now = DateTimeOffset.UnixEpoch;
        var account = new Account(ids.Next(), "charges", now);
        await Get<IAccounts>().TryCreateAsync(account, cancellation);
        await Get<IAccounts>().TryAddKeyAsync(new ApiKey(ids.Next(), account.Id, KeyHash, "hint", now, null), cancellation);
        dataset = (await Get<IDatasets>().TryCreateAsync(
            new Dataset { Id = ids.Next(), AccountId = account.Id, Slug = "charges", Title = "charges", Type = DatasetType.Text, CreatedAt = now }, cancellation))!;
        tag = (await Get<ITags>().TryCreateAsync(
            new Tag { Id = ids.Next(), AccountId = account.Id, DatasetId = dataset.Id, Title = "tag" }, cancellation))!;
    }

    /// <summary>What is measured: its name, how many items it is about (1 for a request), and the work.</summary>
    public IEnumerable<(string Name, int Items, Func<Task> Work)> Work() =>
    [
        ("an import's row, with a report", Imported / 2, () => AddAsync(0, Imported / 2, reported: true)),
        ("an import's row, without", Imported / 2, () => AddAsync(Imported / 2, Imported, reported: false)),
        ("report_text_tags, 100 new texts", 1, () => ReportAsync(Imported, 100)),
        ("report_text_tags, one known text", 1, () => ReportAsync(0, 1)),
        ("a request's opening: key and dataset", 1, OpenAsync),
        ("counts of the dataset", 1, () => Get<IDatasets>().CountAsync(dataset.AccountId, dataset.Id, cancellation)),
        ("the first page of a tag's reports", 1, () => Get<IReports>().ListAsync(dataset.AccountId, tag.Id, true, PageRequest.First, cancellation)),
        ("a page of a search, one word", 1, SearchAsync),
        ("training reads a reported item", Imported / 2, () => DrainAsync(Get<IItems>().StreamReportedAsync(dataset.AccountId, dataset.Id, cancellation))),
        ("retagging plans and predicts an item", Imported, RetagAsync),
        ("the first page of a tag's predictions", 1, () => Get<IPredictions>().ListAsync(dataset.AccountId, tag.Id, PageRequest.First, cancellation)),
    ];

    private async Task AddAsync(int from, int to, bool reported)
    {
        IReadOnlyList<TagReport> reports = reported ? [new TagReport(tag.Id, true)] : [];
        foreach (var numbers in Enumerable.Range(from, to - from).Chunk(Batch))
            await Get<IItems>().AddAsync(dataset.AccountId, dataset.Id, [.. numbers.Select(number => new NewItem(Contents.Of(number), reports))], cancellation);
    }

    private async Task ReportAsync(int from, int count)
    {
        var reports = Enumerable.Range(from, count).Select(number => new TextReport(Contents.Of(number), new TagReport(tag.Id, false)));
        await Get<IReports>().ReportAsync(dataset.AccountId, dataset.Id, [.. reports], cancellation);
    }

    private async Task OpenAsync()
    {
        await Get<IAccounts>().FindByKeyAsync(KeyHash, cancellation);
        await Get<IDatasets>().FindAsync(dataset.AccountId, dataset.Slug, cancellation);
    }

    private async Task SearchAsync()
    {
        var query = SearchQuery.Parse("کیفیت").Value!;
        await Get<ISearch>().FindAsync(dataset.AccountId, dataset.Id, query, default, PageRequest.First, cancellation);
    }

    private async Task RetagAsync()
    {
        foreach (var batch in await Get<IPredictions>().PlanAsync(dataset.AccountId, dataset.Id, Model, Imported, Batch, cancellation))
        {
            var items = await Get<IPredictions>().ReadAsync(dataset.AccountId, dataset.Id, Model, batch, cancellation);
            await Get<IPredictions>().SaveAsync(
                dataset.AccountId, dataset.Id, Model, [.. items.Select(item => new ItemPrediction(item.Id, [new TagProbability(tag.Id, .8f)], .8f))], cancellation);
        }
    }

    private static async Task DrainAsync(IAsyncEnumerable<TextItem> items)
    {
        await foreach (var _ in items)
        {
        }
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
