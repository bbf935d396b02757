using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Kashf.Core.Jobs;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Datasets;
using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Jobs;

public sealed class CosmosJobsTests(AzureServices services, AzureStorageFixture storage)
    : StorageContract(storage), IClassFixture<AzureStorageFixture>
{
    [Fact]
    public async Task TrySaveAsync_NewJob_IsForgottenByTheStoreAfterTheRetention()
    {
        var job = await SaveAsync();

        var stored = await ((AzureStorageFixture)Storage).Process.Get<CosmosContainers>().Jobs.FindAsync<JsonObject>(
            $"job-{job.Id}", AccountDocuments.Key(job.AccountId), "test", Cancellation);

        Assert.Equal(TimeSpan.FromHours(72).TotalSeconds, (double)stored!.Document["ttl"]!);
    }

    [Fact]
    public async Task TrySaveAsync_RefusedOrReplaced_LeavesNoBlobBehind()
    {
        var job = await SaveAsync();
        await Storage.Jobs.SaveResultAsync(job.AccountId, job.Id, new byte[] { 1 }, Cancellation);
        await Storage.Jobs.SaveResultAsync(job.AccountId, job.Id, new byte[] { 2 }, Cancellation);
        Assert.False(await Storage.Jobs.TrySaveAsync(job, null, new byte[] { 3 }, Cancellation));
        Assert.Equal(2, await CountBlobsAsync(job));

        Assert.True(await Storage.Jobs.TrySaveAsync(job with { Version = "2" }, job, new byte[] { 4 }, Cancellation));

        Assert.Equal(1, await CountBlobsAsync(job));
    }

    [Fact]
    public async Task TrySaveAsync_ManyReplaceTheSameJob_OneWins()
    {
        var job = await SaveAsync();

        var saved = await AtOnceAsync(
            20, i => Storage.Jobs.TrySaveAsync(job with { Version = $"{i}" }, job, new[] { (byte)i }, Cancellation));

        var winner = Assert.Single(Enumerable.Range(0, 20), i => saved[i]);
        Assert.Equal($"{winner}", (await Storage.Jobs.FindAsync(job.AccountId, job.Id, Cancellation))!.Version);
        Assert.Equal([(byte)winner], (await Storage.Jobs.ReadRequestAsync(job.AccountId, job.Id, Cancellation))!);
    }

    [Fact]
    public async Task ReadRequestAsync_BlobDeletedBehindOurBack_IsAbsent()
    {
        var job = await SaveAsync();
        await foreach (var blob in Container.GetBlobsAsync(prefix: Prefix(job), cancellationToken: Cancellation))
        {
            await Container.DeleteBlobAsync(blob.Name, cancellationToken: Cancellation);
        }

        Assert.Null(await Storage.Jobs.ReadRequestAsync(job.AccountId, job.Id, Cancellation));
        Assert.Equal(job, await Storage.Jobs.FindAsync(job.AccountId, job.Id, Cancellation));
    }

    [Fact]
    public async Task PurgeAsync_BlobThatNoJobNames_IsDeletedWithThoseOfItsTime()
    {
        var old = await SaveAsync(StorageFixture.Noon.AddYears(-100));
        var orphan = $"{Prefix(old)}orphan";
        await Container.UploadBlobAsync(orphan, new BinaryData("x"), Cancellation);

        await Storage.Jobs.PurgeAsync(old.CreatedAt.AddDays(1), Cancellation);

        Assert.Equal(0, await CountBlobsAsync(old));
        Assert.False(await Container.GetBlobClient(orphan).ExistsAsync(Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("a\\b?")]
    [InlineData("نام")]
    public async Task FindAsync_WhatIsNoId_FindsNothing(string id)
    {
        Assert.Null(await Storage.Jobs.FindAsync(1, id, Cancellation));
        Assert.Null(await Storage.Jobs.ReadResultAsync(1, id, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Storage.Jobs.TrySaveAsync(new Job(id, 1, "tag_texts", null, StorageFixture.Noon), null, default, Cancellation));
    }

    private BlobContainerClient Container => new BlobServiceClient(services.Azurite.ConnectionString).GetBlobContainerClient("jobs");

    private static string Prefix(Job job) => $"{job.CreatedAt.UtcTicks:D19}/{job.AccountId}/";

    private async Task<int> CountBlobsAsync(Job job) =>
        await Container.GetBlobsAsync(prefix: Prefix(job), cancellationToken: Cancellation).CountAsync(Cancellation);

    private async Task<Job> SaveAsync(DateTimeOffset? createdAt = null)
    {
        var job = new Job($"job-{Storage.Ids.Next()}", Storage.Ids.Next(), "tag_texts", null, createdAt ?? StorageFixture.Noon);
        await Storage.Jobs.TrySaveAsync(job, null, new byte[] { 0 }, Cancellation);
        return job;
    }
}
