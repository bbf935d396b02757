using Kashf.Storage.Local.Files;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local.Tests.Files;

public sealed class LocalFilesTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly LocalFiles files;

    public LocalFilesTests()
    {
        files = Open();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] Names => [.. Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(directory.Path, file)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        files.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task SaveAsync_Stored_LeavesOnlyThatFile()
    {
        await files.SaveAsync(7, "a/b.csv", Write, Cancellation);

        Assert.Equal([Path.Combine("files", "7", "a", "b.csv")], Names);
    }

    [Fact]
    public async Task SaveAsync_Fails_LeavesNoFile()
    {
        await Assert.ThrowsAsync<InvalidDataException>(
            () => files.SaveAsync(7, "a", (_, _) => throw new InvalidDataException(), Cancellation));

        Assert.Empty(Names);
    }

    [Fact]
    public async Task DeleteTemporary_LeftAndBeingWritten_DeletesOnlyWhatWasLeft()
    {
        await files.SaveAsync(
            7,
            "a",
            async (file, token) =>
            {
                await Write(file, token);
                var left = Directory.CreateDirectory(Path.Combine(directory.Path, "files", ".tmp", "gone")).FullName;
                await File.WriteAllTextAsync(Path.Combine(left, "half"), "half", token);
                await File.WriteAllTextAsync(left + ".lock", "", token);
                using var other = Open();
                other.DeleteTemporary();
                Assert.False(Directory.Exists(left));
            },
            Cancellation);

        Assert.Equal([Path.Combine("files", "7", "a")], Names);
    }

    private LocalFiles Open() => new(Options.Create(new LocalStorageOptions { DataDirectory = directory.Path }), TimeProvider.System);

    private static Task Write(Stream file, CancellationToken cancellation) => file.WriteAsync(new byte[10], cancellation).AsTask();
}
