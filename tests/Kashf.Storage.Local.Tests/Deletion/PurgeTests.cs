using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Storage.Local.Tests.Deletion;

public sealed class PurgeTests : IDisposable
{
    private const long Account = 1;

    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string ModelFolder => Path.Combine(directory.Path, "models", "2");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task DeleteAsync_Dataset_LeavesNoRowsAndNoFiles()
    {
        await using var storage = await FilledAsync();

        await storage.Get<IDatasets>().DeleteAsync(Account, 2, Cancellation);

        await Eventually.TrueAsync(() => DatabaseCheck.Rows(directory.Path, "datasets") == 0);
        Assert.All(
            new[]
            {
                "tags", "items", "reports", "predictions", "predicted_tags", "prediction_models", "contradictions", "list_blocks",
                "images", "image_urls", "image_vectors", "passed_over",
            },
            table => Assert.Equal(0, DatabaseCheck.Rows(directory.Path, table)));
        Assert.False(Directory.Exists(ModelFolder));
        Assert.Null(await storage.Get<IFiles>().OpenAsync(Account, "datasets/2/a", Cancellation));
    }

    [Fact]
    public async Task Start_DeletionsInterrupted_FinishesThem()
    {
        await using (await FilledAsync())
        {
        }

        using (var connection = DatabaseCheck.Open(directory.Path))
        {
            connection.Execute("UPDATE tags SET deleted = 1 WHERE id = 4");
        }

        await using (await LocalStorageProcess.StartAsync(directory.Path))
        {
            await Eventually.TrueAsync(() => DatabaseCheck.Rows(directory.Path, "tags") == 1);
            Assert.Equal(3000, DatabaseCheck.Rows(directory.Path, "reports"));
            DatabaseCheck.AssertSound(directory.Path);
        }

        using (var connection = DatabaseCheck.Open(directory.Path))
        {
            connection.Execute("UPDATE datasets SET deleted = 1");
        }

        await using (await LocalStorageProcess.StartAsync(directory.Path))
        {
            await Eventually.TrueAsync(() => DatabaseCheck.Rows(directory.Path, "datasets") == 0);
            Assert.Equal(0, DatabaseCheck.Rows(directory.Path, "items"));
            Assert.False(Directory.Exists(ModelFolder));
        }
    }

    [Fact]
    public async Task ReportAsync_TagDeletedButNotPurged_ShowsNothingOfIt()
    {
        await using var storage = await FilledAsync();
        using (var connection = DatabaseCheck.Open(directory.Path))
        {
            connection.Execute("UPDATE tags SET deleted = 1 WHERE id = 4");
        }

        var stored = await storage.Get<IReports>().ReportAsync(
            Account, 2, [new TextReport("0", new TagReport(3, false)), new TextReport("0", new TagReport(4, true))], Cancellation);

        Assert.Equal([new TagReport(3, false)], stored[0]!.Reports);
        Assert.Null(stored[1]);
        Assert.Equal(3000, (await storage.Get<IDatasets>().CountAsync(Account, 2, Cancellation)).Reports);
        await foreach (var item in storage.Get<IItems>().StreamReportedAsync(Account, 2, Cancellation))
        {
            Assert.Equal(3, Assert.Single(item.Reports).TagId);
        }
    }

    private async Task<LocalStorageProcess> FilledAsync()
    {
        var storage = await LocalStorageProcess.StartAsync(directory.Path);
        await storage.Get<IDatasets>().TryCreateAsync(
            new Dataset
            {
                Id = 2,
                AccountId = Account,
                Slug = "s",
                Title = "t",
                Type = DatasetType.Text,
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            Cancellation);
        foreach (var id in new[] { 3, 4 })
        {
            await storage.Get<ITags>().TryCreateAsync(
                new Tag { Id = id, AccountId = Account, DatasetId = 2, Title = $"{id}" }, Cancellation);
            await storage.Get<IReports>().ReportAsync(
                Account, 2, [.. Enumerable.Range(0, 3000).Select(n => new TextReport($"{n}", new TagReport(id, n % 2 == 0)))], Cancellation);
        }

        await storage.Get<IFiles>().SaveAsync(
            Account, "datasets/2/a", (file, token) => file.WriteAsync(new byte[1], token).AsTask(), Cancellation);
        await storage.Get<IImages>().SaveAsync(
            Account,
            2,
            [.. Enumerable.Range(0, 300).Select(n => new SeenImage
            {
                Url = $"http:{n}", Hash = $"{n / 2:x64}", Width = 1, Height = 1, ModelId = "m", Vectors = [new ImageVector([1])],
            })],
            filesAreKept: true,
            Cancellation);
        var added = await storage.Get<IItems>().AddAsync(Account, 2, [.. Enumerable.Range(0, 300).Select(n => new NewItem($"never {n}", []))], Cancellation);
        await storage.Get<IPredictions>().SetPassedOverAsync(Account, 2, added.Ids, Cancellation);
        await storage.Get<IModels>().SaveAsync(Account, 2, "1", file => file.WriteByte(1), Cancellation);
        return storage;
    }
}
