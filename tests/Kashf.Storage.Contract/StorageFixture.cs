using Kashf.Core.Accounts;
using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Items;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract;

/// <summary>The ports of one storage, shared by the tests of a class: each test makes accounts of its own.</summary>
public abstract class StorageFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public IdGenerator Ids { get; } = new(TimeProvider.System);

    public abstract IAccounts Accounts { get; }

    public abstract IDatasets Datasets { get; }

    public abstract ITags Tags { get; }

    public abstract IReports Reports { get; }

    public abstract IItems Items { get; }

    public abstract IPredictions Predictions { get; }

    public abstract IImages Images { get; }

    public abstract ISearch Search { get; }

    public abstract IFiles Files { get; }

    public abstract ILocalFiles LocalFiles { get; }

    public abstract IModels Models { get; }

    public abstract IJobs Jobs { get; }

    /// <summary>How many random samples a property is tried with: fewer where each takes long.</summary>
    public virtual int Samples(int wanted) => wanted;

    /// <summary>How many entries a test writes that wants many: fewer where each is a call to a server.</summary>
    public virtual int Many(int wanted) => wanted;

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    public Account NewAccount() => new(Ids.Next(), $"account-{Ids.Next()}", Noon);

    public Dataset NewDataset(long? accountId = null) => new()
    {
        Id = Ids.Next(),
        AccountId = accountId ?? Ids.Next(),
        Slug = $"slug-{Ids.Next()}",
        Title = "نظرها",
        Type = DatasetType.Text,
        CreatedAt = Noon,
    };

    public Tag NewTag(Dataset dataset, string? title = null) => new()
    {
        Id = Ids.Next(),
        AccountId = dataset.AccountId,
        DatasetId = dataset.Id,
        Title = title ?? $"title-{Ids.Next()}",
    };

    public async Task<Dataset> CreateDatasetAsync(long? accountId = null, DatasetType type = DatasetType.Text) =>
        (await Datasets.TryCreateAsync(NewDataset(accountId) with { Type = type }, Cancellation))!;

    public async Task<Tag> CreateTagAsync(Dataset dataset, string? title = null) =>
        (await Tags.TryCreateAsync(NewTag(dataset, title), Cancellation))!;

    public Task<IReadOnlyList<ReportedItem?>> ReportAsync(Dataset dataset, params TextReport[] reports) =>
        Reports.ReportAsync(dataset.AccountId, dataset.Id, reports, Cancellation);

    public async Task<long> ReportAsync(Dataset dataset, string content, Tag tag, bool positive = true) =>
        (await ReportAsync(dataset, Say(content, tag, positive)))[0]!.Id;

    public async Task<IReadOnlyList<long>> AddAsync(Dataset dataset, params string[] contents) =>
        (await AddAsync(dataset, contents.Select(content => new NewItem(content, [])))).Ids;

    public Task<AddedItems> AddAsync(Dataset dataset, IEnumerable<NewItem> items) =>
        Items.AddAsync(dataset.AccountId, dataset.Id, [.. items], Cancellation);

    public Task<List<TextItem>> ReportedAsync(Dataset dataset) =>
        ToListAsync(Items.StreamReportedAsync(dataset.AccountId, dataset.Id, Cancellation));

    public Task<List<TextItem>> UnreportedAsync(Dataset dataset, int limit = int.MaxValue) =>
        ToListAsync(Items.StreamUnreportedAsync(dataset.AccountId, dataset.Id, limit, Cancellation));

    public Task<DatasetCounts> CountAsync(Dataset dataset) =>
        Datasets.CountAsync(dataset.AccountId, dataset.Id, Cancellation);

    public static TextReport Say(string content, Tag tag, bool positive = true) => new(content, new TagReport(tag.Id, positive));

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<List<TextItem>> ToListAsync(IAsyncEnumerable<TextItem> stream)
    {
        var items = new List<TextItem>();
        await foreach (var item in stream)
        {
            items.Add(item);
        }

        return items;
    }
}
