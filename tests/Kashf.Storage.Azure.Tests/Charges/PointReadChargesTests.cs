using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Accounts;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Charges;

public sealed class PointReadChargesTests(AzureStorageFixture storage, ITestOutputHelper output)
    : StorageContract(storage), IClassFixture<AzureStorageFixture>
{
    private readonly AzureStorageFixture azure = storage;

    [Fact]
    public async Task FindByKeyAsync_KeyInForce_IsOnePointRead()
    {
        var account = Storage.NewAccount();
        await Storage.Accounts.TryCreateAsync(account, Cancellation);
        var key = new ApiKey(Storage.Ids.Next(), account.Id, RandomNumberGenerator.GetBytes(32), "ks", StorageFixture.Noon, null);
        await Storage.Accounts.TryAddKeyAsync(key, Cancellation);

        await TakesAsync(() => Storage.Accounts.FindByKeyAsync(key.Hash, Cancellation), "keys.open");
    }

    [Fact]
    public async Task FindAsync_DatasetByIdOrKnownSlug_IsOnePointRead()
    {
        var dataset = await Storage.CreateDatasetAsync();

        await TakesAsync(() => Storage.Datasets.FindAsync(dataset.AccountId, dataset.Id, Cancellation), "datasets.find");
        await TakesAsync(() => Storage.Datasets.FindAsync(dataset.AccountId, dataset.Slug, Cancellation), "datasets.find");
    }

    [Fact]
    public async Task FindAsync_Tag_IsAPointReadOfItAndOfItsDataset()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);

        await TakesAsync(
            () => Storage.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation), "tags.find", "datasets.find");
    }

    [Fact]
    public async Task FindAsync_Job_IsOnePointRead()
    {
        var job = new Job("job-1", Storage.Ids.Next(), "tag_texts", null, StorageFixture.Noon);
        await Storage.Jobs.TrySaveAsync(job, null, new byte[] { 1 }, Cancellation);

        await TakesAsync(() => Storage.Jobs.FindAsync(job.AccountId, job.Id, Cancellation), "jobs.find");
        await TakesAsync(() => Storage.Jobs.ReadRequestAsync(job.AccountId, job.Id, Cancellation), "jobs.find");
    }

    [Fact]
    public async Task FindAsync_Images_CostsAPointReadForTheUrlAndOneForTheContent()
    {
        const int images = 100;
        var dataset = await Storage.CreateDatasetAsync(type: DatasetType.Image);
        var (account, urls) = (dataset.AccountId, Enumerable.Range(0, images).Select(i => $"http://host/{i}.jpg").ToList());
        using var listener = new ChargeListener(azure.Process.Services);

        var saving = await listener.ChargesOfAsync(() => Storage.Images.SaveAsync(account, dataset.Id, [.. urls.Select(Image)], filesAreKept: true, Cancellation));
        var finding = await listener.ChargesOfAsync(async () =>
            Assert.All(await Storage.Images.FindAsync(account, dataset.Id, "m", urls, Cancellation), Assert.NotNull));

        output.WriteLine($"An image saved: {Each(saving)}; found: {Each(finding)}");
        Assert.Equal(["datasets.find", "images.find", "images.find_urls"], finding.Keys.Order());
        Assert.InRange(finding.Values.Sum() / images, 0.1, 2.5);
        Assert.InRange(saving.Values.Sum() / images, 1, 25);

        static SeenImage Image(string url) => new()
        {
            Url = url,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url))),
            Width = 1,
            Height = 1,
            ModelId = "m",
            Vectors = [new ImageVector([.. Enumerable.Range(0, 960).Select(i => i / 20_000f)])],
        };

        static string Each(IReadOnlyDictionary<string, double> charges) =>
            string.Join(", ", charges.Select(of => $"{of.Key} {of.Value / images:F2} RU"));
    }

    [Fact]
    public async Task FindAsync_SlugSeenForTheFirstTime_IsOneIndexedQuery()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tags = await AtOnceAsync(50, _ => Storage.CreateTagAsync(dataset));
        await using var other = await AzureStorageProcess.StartAsync(azure.Configuration);
        using var listener = new ChargeListener(other.Services);

        var charges = await listener.ChargesOfAsync(async () =>
            Assert.Equal(dataset, await other.Get<IDatasets>().FindAsync(dataset.AccountId, dataset.Slug, Cancellation)));

        var (operation, charge) = Assert.Single(charges);
        Assert.Equal("datasets.findBySlug", operation);
        Assert.InRange(charge, 1, 5);
        Assert.Equal(50, tags.Length);
    }

    /// <summary>Each call costs what a point read costs.</summary>
    private async Task TakesAsync<T>(Func<Task<T?>> call, params string[] operations)
        where T : class
    {
        using var listener = new ChargeListener(azure.Process.Services);

        var charges = await listener.ChargesOfAsync(async () => Assert.NotNull(await call()));

        Assert.Equal(operations.Order(), charges.Keys.Order());
        Assert.All(charges.Values, charge => Assert.InRange(charge, 0.5, 1.5));
    }
}
