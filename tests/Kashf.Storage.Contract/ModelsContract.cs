using Kashf.Core.Datasets;

namespace Kashf.Storage.Contract;

public abstract class ModelsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task SaveAsync_NewVersion_ReadsBack()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);

        await SaveAsync(dataset, "1", bytes);

        Assert.Equal(bytes, await ReadAsync(dataset, "1"));
        Assert.Null(await ReadAsync(dataset, "2"));
    }

    [Fact]
    public async Task SaveAsync_ExistingVersion_IsReplaced()
    {
        var dataset = await Storage.CreateDatasetAsync();
        await SaveAsync(dataset, "1", [1, 2, 3, 4]);

        await SaveAsync(dataset, "1", [5]);

        Assert.Equal([5], await ReadAsync(dataset, "1"));
    }

    [Fact]
    public async Task SaveAsync_WriteFails_LeavesWhatWas()
    {
        var dataset = await Storage.CreateDatasetAsync();
        await SaveAsync(dataset, "1", [1]);

        foreach (var version in new[] { "1", "2" })
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => Storage.Models.SaveAsync(
                dataset.AccountId,
                dataset.Id,
                version,
                file =>
                {
                    file.Write([9, 9]);
                    throw new InvalidDataException();
                },
                Cancellation));
        }

        Assert.Equal([1], await ReadAsync(dataset, "1"));
        Assert.Null(await ReadAsync(dataset, "2"));
    }

    [Fact]
    public async Task OpenAsync_WhileReplacedOrDeleted_KeepsReadingWhatItOpened()
    {
        var dataset = await Storage.CreateDatasetAsync();
        await SaveAsync(dataset, "1", [1, 2, 3]);
        await using var open = await Storage.Models.OpenAsync(dataset.AccountId, dataset.Id, "1", Cancellation);

        await SaveAsync(dataset, "1", [4]);
        await Storage.Models.DeleteExceptAsync(dataset.AccountId, dataset.Id, [], Cancellation);

        var bytes = new byte[3];
        await open!.ReadExactlyAsync(bytes, Cancellation);
        Assert.Equal([1, 2, 3], bytes);
    }

    [Fact]
    public async Task DeleteExceptAsync_SomeVersions_KeepsOnlyThose()
    {
        var dataset = await Storage.CreateDatasetAsync();
        foreach (var version in new[] { "1", "2", "3" })
        {
            await SaveAsync(dataset, version, [1]);
        }

        await Storage.Models.DeleteExceptAsync(dataset.AccountId, dataset.Id, ["2", "9"], Cancellation);

        Assert.Null(await ReadAsync(dataset, "1"));
        Assert.NotNull(await ReadAsync(dataset, "2"));
        Assert.Null(await ReadAsync(dataset, "3"));
    }

    [Fact]
    public async Task Open_AnotherAccountOrDataset_FindsNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        await SaveAsync(dataset, "1", [1]);
        var stranger = dataset with { AccountId = Storage.Ids.Next() };

        Assert.Null(await ReadAsync(stranger, "1"));
        Assert.Null(await ReadAsync(await Storage.CreateDatasetAsync(dataset.AccountId), "1"));
        await SaveAsync(stranger, "1", [2]);
        await Storage.Models.DeleteExceptAsync(stranger.AccountId, stranger.Id, [], Cancellation);

        Assert.Equal([1], await ReadAsync(dataset, "1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../1")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("/etc/passwd")]
    [InlineData(".hidden")]
    [InlineData("a\0b")]
    [InlineData("نسخه")]
    public async Task SaveAsync_VersionThatIsNoName_IsRefused(string version)
    {
        var dataset = await Storage.CreateDatasetAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => SaveAsync(dataset, version, [1]));
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(dataset, version));
    }

    private Task SaveAsync(Dataset dataset, string version, byte[] bytes) => Storage.Models.SaveAsync(
        dataset.AccountId, dataset.Id, version, file => file.Write(bytes), Cancellation);

    private async Task<byte[]?> ReadAsync(Dataset dataset, string version)
    {
        await using var file = await Storage.Models.OpenAsync(dataset.AccountId, dataset.Id, version, Cancellation);
        if (file is null)
        {
            return null;
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, Cancellation);
        return memory.ToArray();
    }
}
