using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Files;
using Kashf.Storage.Contract;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Tests.Files;

public sealed class LocalCopiesTests(AzureStorageFixture storage) : StorageContract(storage), IClassFixture<AzureStorageFixture>
{
    private const int FileBytes = 100;

    private readonly long account = storage.Ids.Next();

    [Fact]
    public async Task LocateAsync_NoRoom_WaitsUntilAnotherIsLetGo()
    {
        await SaveAsync("a", "b");
        using var copies = Copies(FileBytes + 1);
        using var first = await LocateAsync(copies, "a");

        var waiting = copies.LocateAsync(account, "b", Cancellation);
        using var again = await LocateAsync(copies, "a");
        again.Dispose();
        Assert.False(waiting.IsCompleted);
        first.Dispose();

        using var second = await waiting;
        Assert.True(File.Exists(second!.Path));
        Assert.False(File.Exists(first.Path));
    }

    [Fact]
    public async Task LocateAsync_LongerThanAllRoom_IsCopiedAlone()
    {
        await SaveAsync("a");
        using var copies = Copies(1);

        using var file = await LocateAsync(copies, "a");

        Assert.Equal(FileBytes, new FileInfo(file.Path).Length);
    }

    [Fact]
    public async Task LocateAsync_Cancelled_LeavesRoomForOthers()
    {
        await SaveAsync("a", "b");
        using var copies = Copies(1);
        using var first = await LocateAsync(copies, "a");
        using var cancelling = new CancellationTokenSource();

        var waiting = copies.LocateAsync(account, "b", cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        first.Dispose();
        using var second = await LocateAsync(copies, "b");
        Assert.True(File.Exists(second.Path));
    }

    [Fact]
    public async Task Dispose_CopiesLeft_AreDeleted()
    {
        await SaveAsync("a");
        var copies = Copies(FileBytes);
        using var file = await LocateAsync(copies, "a");

        copies.Dispose();

        Assert.False(File.Exists(file.Path));
    }

    private LocalCopies Copies(long bytes) => new(
        ((AzureStorageFixture)Storage).Process.Get<BlobFiles>(), Options.Create(new BlobOptions { LocalCopyBytes = bytes }), TimeProvider.System);

    private async Task<LocalFile> LocateAsync(LocalCopies copies, string name) => (await copies.LocateAsync(account, name, Cancellation))!;

    private async Task SaveAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await Storage.Files.SaveAsync(account, name, (file, token) => file.WriteAsync(new byte[FileBytes], token).AsTask(), Cancellation);
        }
    }
}
