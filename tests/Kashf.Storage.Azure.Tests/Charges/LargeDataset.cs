using System.Globalization;
using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Kashf.TestServices;

namespace Kashf.Storage.Azure.Tests.Charges;

/// <summary>A dataset of 100,000 items, each reported on, predicted and contradicted, as writing them one by one would leave it.</summary>
public sealed class LargeDataset(AzureServices services) : IAsyncLifetime
{
    public const int Items = 100_000;
    private static readonly string[] Words = ["غذا", "خیلی", "سرد", "بود", "پیک", "دیر", "رسید", "ولی", "کیفیت", "خوب", "قیمت", "بالا"];

    private readonly string database = $"large-{Guid.NewGuid():n}";

    /// <summary>A server of its own: it counts what it does.</summary>
    public CosmosProcess Cosmos { get; private set; } = null!;

    public AzureStorageProcess Process { get; private set; } = null!;

    public Dataset Dataset { get; private set; } = null!;

    public Tag Tag { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cosmos = await CosmosProcess.StartAsync(CancellationToken.None);
        Process = await AzureStorageProcess.StartAsync(services.Configure(
            database, ("Cosmos:ConnectionString", Cosmos.ConnectionString), ("Recovery:IntervalSeconds", "3600")));
        var ids = Process.Get<IdGenerator>();
        Dataset = (await Process.Get<IDatasets>().TryCreateAsync(
            new Dataset { Id = ids.Next(), AccountId = 1, Slug = "large", Title = "large", Type = DatasetType.Text, CreatedAt = DateTimeOffset.UnixEpoch },
            CancellationToken.None))!;
        Tag = (await Process.Get<ITags>().TryCreateAsync(
            new Tag { Id = ids.Next(), AccountId = 1, DatasetId = Dataset.Id, Title = "سرد" }, CancellationToken.None))!;
        var counts = new ListChange();
        var documents = Documents(ids, counts).Append(Counts(counts, null)).Append(Counts(counts, Tag.Id.ToString(CultureInfo.InvariantCulture)));
        await Cosmos.LoadAsync(database, "items", documents, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Cosmos.DisposeAsync();
    }

    private IEnumerable<string> Documents(IdGenerator ids, ListChange counts)
    {
        var random = new Random(1);
        var scope = DatasetScope.Of(1, Dataset.Id);
        for (var i = 0; i < Items; i++)
        {
            var content = $"{string.Join(' ', Enumerable.Range(0, 12).Select(_ => Words[random.Next(Words.Length)]))} {i}";
            var probability = random.NextSingle();
            var id = ids.Next();
            var item = NewItemDocument.Of(scope, DatasetType.Text, ItemKey.Of(scope, content), id, content)
                .Report([new TagReport(Tag.Id, i % 2 == 0)], 1)
                .Predict("v", new ItemPrediction(id, [new TagProbability(Tag.Id, probability)], probability), i)
                .Contradict(Tag.Id, new Contradiction(id, i % 2 == 0, probability));
            counts.Add(ListChange.Between(null, item));
            yield return JsonSerializer.Serialize(item, CosmosJson.Options);
        }
    }

    private string Counts(ListChange counts, string? tag) => JsonSerializer.Serialize(
        CountsDocument.Empty(DatasetScope.Of(1, Dataset.Id), tag) with
        {
            Lists = counts.Where(entry => ListName.TagOf(entry.Key) == tag).ToDictionary(entry => entry.Key, entry => (long)entry.Value),
        },
        CosmosJson.Options);
}
