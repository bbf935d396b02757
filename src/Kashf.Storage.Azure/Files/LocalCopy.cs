using Kashf.Storage.Azure.Blobs;

namespace Kashf.Storage.Azure.Files;

/// <summary>A blob that is copied, or being copied, to this machine.</summary>
internal sealed class LocalCopy(StoredBlob blob, string path) : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    public string Name => blob.Name;

    public long Length => blob.Length;

    public string Path => path;

    /// <summary>Ends when the file is whole.</summary>
    public Task Copying { get; private set; } = Task.CompletedTask;

    public int Readers { get; set; }

    /// <summary>When it goes, where nobody asks for it again.</summary>
    public ITimer? Farewell { get; set; }

    public void Begin(BlobFiles files) => Copying = CopyAsync(files);

    public void Dispose()
    {
        Farewell?.Dispose();
        stop.Cancel();
        Copying.ContinueWith(_ => File.Delete(path), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task CopyAsync(BlobFiles files)
    {
        var cancellation = stop.Token;
        // Who asks holds the lock of all copies.
        await Task.Yield();
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
        await using var source = files.Open(blob);
        await source.CopyToAsync(file, cancellation);
    }
}
