namespace Kashf.Storage.Contract;

/// <summary>Files at paths of this machine.</summary>
public abstract class LocalFilesContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task LocateAsync_StoredFile_CanBeReadAtItsPath()
    {
        var account = Storage.Ids.Next();
        await SaveAsync(account, "videos/a", 3);

        using var file = await Storage.LocalFiles.LocateAsync(account, "videos/a", Cancellation);

        Assert.True(Path.IsPathFullyQualified(file!.Path));
        Assert.Equal([3, 3, 3], await File.ReadAllBytesAsync(file.Path, Cancellation));
    }

    [Fact]
    public async Task LocateAsync_ByManyAtOnce_StaysUntilTheLastLetsGo()
    {
        var account = Storage.Ids.Next();
        await SaveAsync(account, "videos/a", 3);

        var files = await AtOnceAsync(8, _ => Storage.LocalFiles.LocateAsync(account, "videos/a", Cancellation));

        Assert.Single(files.Select(file => file!.Path).Distinct());
        foreach (var file in files)
        {
            Assert.True(File.Exists(file!.Path));
            file.Dispose();
        }
    }

    [Fact]
    public async Task LocateAsync_Replaced_GivesTheLatest()
    {
        var account = Storage.Ids.Next();
        await SaveAsync(account, "a", 1);
        (await Storage.LocalFiles.LocateAsync(account, "a", Cancellation))!.Dispose();
        await SaveAsync(account, "a", 2);

        using var file = await Storage.LocalFiles.LocateAsync(account, "a", Cancellation);

        Assert.Equal([2, 2], await File.ReadAllBytesAsync(file!.Path, Cancellation));
    }

    [Fact]
    public async Task LocateAsync_NoSuchFileOrAnothersFile_IsNull()
    {
        var account = Storage.Ids.Next();
        await SaveAsync(account, "a", 1);

        Assert.Null(await Storage.LocalFiles.LocateAsync(account, "b", Cancellation));
        Assert.Null(await Storage.LocalFiles.LocateAsync(Storage.Ids.Next(), "a", Cancellation));
    }

    /// <summary>A file of so many bytes of that value.</summary>
    private Task<long> SaveAsync(long account, string name, byte value) => Storage.Files.SaveAsync(
        account, name, (file, token) => file.WriteAsync(Enumerable.Repeat(value, value).ToArray(), token).AsTask(), Cancellation);
}
