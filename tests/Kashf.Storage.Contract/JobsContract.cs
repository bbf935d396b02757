using Kashf.Core.Jobs;

namespace Kashf.Storage.Contract;

public abstract class JobsContract(StorageFixture storage) : StorageContract(storage)
{
    private static readonly byte[] Request = "{\"dataset\":\"نظرها\"}"u8.ToArray();

    [Fact]
    public async Task TrySaveAsync_NewJob_ComesBackAsStored()
    {
        var job = NewJob() with { Version = "3" };

        await Storage.Jobs.TrySaveAsync(job, null, Request, Cancellation);

        Assert.Equal(job, await Storage.Jobs.FindAsync(job.AccountId, job.Id, Cancellation));
        Assert.Equal(Request, await Storage.Jobs.ReadRequestAsync(job.AccountId, job.Id, Cancellation));
        Assert.Null(await Storage.Jobs.ReadResultAsync(job.AccountId, job.Id, Cancellation));
    }

    [Fact]
    public async Task SaveResultAsync_Twice_LatestIsRead()
    {
        var job = await SaveAsync();
        var result = new byte[2_000_000];
        new Random(2).NextBytes(result);

        await Storage.Jobs.SaveResultAsync(job.AccountId, job.Id, new byte[] { 1 }, Cancellation);
        await Storage.Jobs.SaveResultAsync(job.AccountId, job.Id, result, Cancellation);

        Assert.Equal(result, await Storage.Jobs.ReadResultAsync(job.AccountId, job.Id, Cancellation));
    }

    [Fact]
    public async Task TrySaveAsync_EmptyBodies_AreNotMissing()
    {
        var job = NewJob();
        await Storage.Jobs.TrySaveAsync(job, null, default, Cancellation);
        await Storage.Jobs.SaveResultAsync(job.AccountId, job.Id, default, Cancellation);

        Assert.Empty((await Storage.Jobs.ReadRequestAsync(job.AccountId, job.Id, Cancellation))!);
        Assert.Empty((await Storage.Jobs.ReadResultAsync(job.AccountId, job.Id, Cancellation))!);
    }

    [Fact]
    public async Task TrySaveAsync_JobToReplace_ForgetsTheResult()
    {
        var job = await SaveAsync();
        await Storage.Jobs.SaveResultAsync(job.AccountId, job.Id, Request, Cancellation);
        var again = job with { CreatedAt = job.CreatedAt.AddHours(1), Endpoint = "train_dataset" };

        Assert.True(await Storage.Jobs.TrySaveAsync(again, job, new byte[] { 7 }, Cancellation));

        Assert.Equal(again, await Storage.Jobs.FindAsync(job.AccountId, job.Id, Cancellation));
        Assert.Equal([7], await Storage.Jobs.ReadRequestAsync(job.AccountId, job.Id, Cancellation));
        Assert.Null(await Storage.Jobs.ReadResultAsync(job.AccountId, job.Id, Cancellation));
    }

    [Fact]
    public async Task TrySaveAsync_AnotherWasFaster_ChangesNothing()
    {
        var job = await SaveAsync();
        await Storage.Jobs.SaveResultAsync(job.AccountId, job.Id, Request, Cancellation);
        var late = job with { CreatedAt = job.CreatedAt.AddHours(1), Version = "late" };

        Assert.False(await Storage.Jobs.TrySaveAsync(late, null, new byte[] { 7 }, Cancellation));
        Assert.False(await Storage.Jobs.TrySaveAsync(late, job with { Version = "older" }, new byte[] { 7 }, Cancellation));

        Assert.Equal(job, await Storage.Jobs.FindAsync(job.AccountId, job.Id, Cancellation));
        Assert.Equal(Request, await Storage.Jobs.ReadResultAsync(job.AccountId, job.Id, Cancellation));
    }

    [Fact]
    public async Task Find_AnotherAccount_FindsNothing()
    {
        var job = await SaveAsync();
        var other = Storage.Ids.Next();
        await Storage.Jobs.SaveResultAsync(other, job.Id, Request, Cancellation);

        Assert.Null(await Storage.Jobs.FindAsync(other, job.Id, Cancellation));
        Assert.Null(await Storage.Jobs.ReadRequestAsync(other, job.Id, Cancellation));
        Assert.Null(await Storage.Jobs.ReadResultAsync(other, job.Id, Cancellation));
        Assert.Null(await Storage.Jobs.ReadResultAsync(job.AccountId, job.Id, Cancellation));
    }

    [Fact]
    public async Task PurgeAsync_OldAndNew_DeletesTheOldOnes()
    {
        var account = Storage.Ids.Next();
        var old = await AtOnceAsync(250, _ => SaveAsync(account, StorageFixture.Noon.AddYears(-20)));
        var recent = await SaveAsync(account, StorageFixture.Noon.AddYears(-10));
        await Storage.Jobs.SaveResultAsync(account, old[0].Id, Request, Cancellation);

        Assert.Equal(250, await Storage.Jobs.PurgeAsync(StorageFixture.Noon.AddYears(-10), Cancellation));

        Assert.Null(await Storage.Jobs.FindAsync(account, old[0].Id, Cancellation));
        Assert.Null(await Storage.Jobs.ReadResultAsync(account, old[0].Id, Cancellation));
        Assert.Equal(recent, await Storage.Jobs.FindAsync(account, recent.Id, Cancellation));
        await Storage.Jobs.SaveResultAsync(account, old[0].Id, Request, Cancellation);
        Assert.Null(await Storage.Jobs.ReadResultAsync(account, old[0].Id, Cancellation));
    }

    private Job NewJob(long? account = null, DateTimeOffset? createdAt = null) =>
        new($"job-{Storage.Ids.Next()}", account ?? Storage.Ids.Next(), "tag_texts", null, createdAt ?? StorageFixture.Noon);

    private async Task<Job> SaveAsync(long? account = null, DateTimeOffset? createdAt = null)
    {
        var job = NewJob(account, createdAt);
        await Storage.Jobs.TrySaveAsync(job, null, Request, Cancellation);
        return job;
    }
}
