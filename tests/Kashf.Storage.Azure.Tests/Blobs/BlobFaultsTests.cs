using Kashf.Core.Storage;
using Kashf.TestServices.Faults;

namespace Kashf.Storage.Azure.Tests.Blobs;

public sealed class BlobFaultsTests(AzureServices services)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Fault> Outages =>
        new(Fault.CutBefore, Fault.CutWithin, Fault.Refusal(429), Fault.Refusal(500), Fault.Refusal(503), Fault.Delay(TimeSpan.FromSeconds(10)));

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task AnyCall_StoreAnswersNothingButFaults_IsUnavailable(Fault fault)
    {
        await using var proxy = await FaultProxy.StartAsync(services.Azurite.Port, Cancellation);
        await using var process = await StartAsync(proxy, "5");
        var files = process.Get<IFiles>();
        await SaveAsync(files, "stored", 3);
        proxy.Plan = _ => fault;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => files.OpenAsync(1, "stored", Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => SaveAsync(files, "other", 3));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => files.DeleteAsync(1, "stored", Cancellation));

        proxy.StopFaults();
        await using var stored = await files.OpenAsync(1, "stored", Cancellation);
        Assert.Equal(3, stored!.Length);
        Assert.Null(await files.OpenAsync(1, "other", Cancellation));
    }

    [Fact]
    public async Task SaveAndRead_EveryCallFailsOnce_Succeeds()
    {
        await using var proxy = await FaultProxy.StartAsync(services.Azurite.Port, Cancellation);
        await using var process = await StartAsync(proxy, "60");
        var calls = 0;
        proxy.Plan = _ => Interlocked.Increment(ref calls) % 2 == 1 ? Fault.CutBefore : null;

        await SaveAsync(process.Get<IFiles>(), "a", 9 << 20);
        await using var file = await process.Get<IFiles>().OpenAsync(1, "a", Cancellation);
        using var read = new MemoryStream();
        await file!.CopyToAsync(read, Cancellation);

        Assert.Equal(9 << 20, read.Length);
        Assert.True(calls > 6);
    }

    private Task<AzureStorageProcess> StartAsync(FaultProxy proxy, string timeoutSeconds) => AzureStorageProcess.StartAsync(services.Configure(
        $"blobs-{Guid.NewGuid():N}",
        ("Blobs:ConnectionString", services.Azurite.ConnectionString.Replace($":{services.Azurite.Port}/", $":{proxy.Port}/", StringComparison.Ordinal)),
        ("Blobs:Files", $"f{Guid.NewGuid():N}"),
        ("Blobs:RequestTimeoutSeconds", timeoutSeconds),
        ("Blobs:MaxRetryAttempts", "1")));

    private static Task<long> SaveAsync(IFiles files, string name, int length) =>
        files.SaveAsync(1, name, async (file, token) => await file.WriteAsync(new byte[length], token), Cancellation);
}
