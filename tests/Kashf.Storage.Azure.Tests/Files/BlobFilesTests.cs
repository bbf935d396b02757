using Azure.Storage.Blobs;
using Kashf.Storage.Azure.Blobs;
using Kashf.Storage.Azure.Files;
using Kashf.Storage.Contract;

namespace Kashf.Storage.Azure.Tests.Files;

public sealed class BlobFilesTests(AzureServices services, AzureStorageFixture storage)
    : StorageContract(storage), IClassFixture<AzureStorageFixture>
{
    private readonly long account = storage.Ids.Next();

    [Fact]
    public async Task SaveAsync_SeveralParts_ReadsFromAnyPosition()
    {
        var bytes = new byte[(9 << 20) + 5];
        new Random(1).NextBytes(bytes);
        await Storage.Files.SaveAsync(account, "a", (file, token) => WriteInPiecesAsync(file, bytes, token), Cancellation);

        await using var file = (await Storage.Files.OpenAsync(account, "a", Cancellation))!;

        Assert.Equal(bytes.Length, file.Length);
        foreach (var position in new[] { bytes.Length - 3, 0, (4 << 20) - 2, 5 << 20, 1 })
        {
            file.Position = position;
            var piece = new byte[Math.Min(100_000, bytes.Length - position)];
            await file.ReadExactlyAsync(piece, Cancellation);
            Assert.True(bytes.AsSpan(position, piece.Length).SequenceEqual(piece));
        }
    }

    [Fact]
    public async Task SaveAsync_TwoWritersOfLargeFiles_OneOfThemIsReadWhole()
    {
        await AtOnceAsync(2, writer => Storage.Files.SaveAsync(
            account, "a", (file, token) => WriteInPiecesAsync(file, Enumerable.Repeat((byte)(writer + 1), 9 << 20).ToArray(), token), Cancellation));

        await using var file = (await Storage.Files.OpenAsync(account, "a", Cancellation))!;
        using var read = new MemoryStream();
        await file.CopyToAsync(read, Cancellation);
        Assert.Equal(9 << 20, read.Length);
        Assert.Single(read.ToArray().Distinct());
    }

    [Fact]
    public async Task SaveAsync_ByAProcessWhoseClockIsBehind_IsTheLatest()
    {
        await FilesAt(TimeSpan.FromHours(3)).SaveAsync(account, "a", Write(1), Cancellation);

        await FilesAt(TimeSpan.FromHours(-3)).SaveAsync(account, "a", Write(2), Cancellation);

        await using var file = (await Storage.Files.OpenAsync(account, "a", Cancellation))!;
        Assert.Equal(2, file.ReadByte());
    }

    [Fact]
    public async Task SaveAsync_Again_KeepsWhatItReplacedForADay()
    {
        await SaveTwiceAsync("a");
        Assert.Equal(2, await CountAsync("a"));

        await FilesAt(TimeSpan.FromHours(23)).SaveAsync(account, "a", Write(3), Cancellation);
        Assert.Equal(3, await CountAsync("a"));
        await FilesAt(TimeSpan.FromHours(49)).SaveAsync(account, "a", Write(4), Cancellation);

        Assert.Equal(2, await CountAsync("a"));
    }

    [Fact]
    public async Task PurgeAsync_YoungFile_DeletesWhatItReplacedLongAgo()
    {
        var prefix = $"p{Storage.Ids.Next()}";
        await SaveTwiceAsync($"{prefix}/a");

        Assert.Equal(0, await FilesAt(TimeSpan.FromHours(25)).PurgeAsync(prefix, DateTimeOffset.MinValue, Cancellation));

        Assert.Equal(1, await CountAsync($"{prefix}/a"));
        await using var file = (await Storage.Files.OpenAsync(account, $"{prefix}/a", Cancellation))!;
        Assert.Equal(2, file.ReadByte());
    }

    [Fact]
    public async Task OpenAsync_DeletedBehindOurBack_IsAbsentOrSaysSo()
    {
        await Storage.Files.SaveAsync(account, "a", Write(1), Cancellation);
        await using var file = (await Storage.Files.OpenAsync(account, "a", Cancellation))!;

        await foreach (var version in Container.GetBlobsAsync(prefix: $"a/@{account}/", cancellationToken: Cancellation))
        {
            await Container.DeleteBlobAsync(version.Name, cancellationToken: Cancellation);
        }

        Assert.Null(await Storage.Files.OpenAsync(account, "a", Cancellation));
        await Assert.ThrowsAsync<IOException>(async () => await file.ReadExactlyAsync(new byte[1], Cancellation));
    }

    private BlobContainerClient Container => new BlobServiceClient(services.Azurite.ConnectionString).GetBlobContainerClient("files");

    private BlobFiles FilesAt(TimeSpan fromNow) =>
        new(((AzureStorageFixture)Storage).Process.Get<BlobContainers>(), new ShiftedTime(fromNow));

    private async Task SaveTwiceAsync(string name)
    {
        await Storage.Files.SaveAsync(account, name, Write(1), Cancellation);
        await Storage.Files.SaveAsync(account, name, Write(2), Cancellation);
    }

    private async Task<int> CountAsync(string name) =>
        await Container.GetBlobsAsync(prefix: $"{name}/@{account}/", cancellationToken: Cancellation).CountAsync(Cancellation);

    private static Func<Stream, CancellationToken, Task> Write(byte value) =>
        async (file, token) => await file.WriteAsync(new[] { value }, token);

    private static async Task WriteInPiecesAsync(Stream file, byte[] bytes, CancellationToken cancellation)
    {
        foreach (var piece in bytes.Chunk(700_000))
        {
            await file.WriteAsync(piece, cancellation);
        }
    }

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
