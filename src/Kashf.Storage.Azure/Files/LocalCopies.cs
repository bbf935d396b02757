using Kashf.Core.Storage;
using Kashf.Storage.Azure.Blobs;
using Kashf.Storage.Azure.Configuration;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Files;

/// <summary>
/// Copies of blobs in the machine's folder for temporary files. Everybody here who reads a blob shares one; it goes a little after
/// the last has let go, because the next step of a job often asks for it again, or as soon as its room is needed.
/// </summary>
internal sealed class LocalCopies(BlobFiles files, IOptions<BlobOptions> options, TimeProvider time) : ILocalFiles, IDisposable
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(30);


    private readonly Lock gate = new();
    private readonly Dictionary<string, LocalCopy> copies = [];
    private readonly Lazy<ProcessFolder> folder = new(() => ProcessFolder.Open(Path.Combine(Path.GetTempPath(), "kashf-copies")));
    private TaskCompletionSource change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<LocalFile?> LocateAsync(long accountId, string name, CancellationToken cancellation)
    {
        if (await files.FindAsync(accountId, name, cancellation) is not { } blob)
        {
            return null;
        }

        var copy = await TakeAsync(blob, cancellation);
        try
        {
            await copy.Copying.WaitAsync(cancellation);
            return new LocalFile(copy.Path, () => Release(copy));
        }
        catch
        {
            Release(copy);
            throw;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var copy in copies.Values)
            {
                copy.Dispose();
            }

            copies.Clear();
        }

        if (folder.IsValueCreated)
        {
            folder.Value.Dispose();
        }
    }

    private async Task<LocalCopy> TakeAsync(StoredBlob blob, CancellationToken cancellation)
    {
        while (true)
        {
            Task room;
            lock (gate)
            {
                if (TryTake(blob) is { } copy)
                {
                    return copy;
                }

                room = change.Task;
            }

            await room.WaitAsync(cancellation);
        }
    }

    private LocalCopy? TryTake(StoredBlob blob)
    {
        if (!copies.TryGetValue(blob.Name, out var copy))
        {
            if (!MakeRoom(blob.Length))
            {
                return null;
            }

            copy = new LocalCopy(blob, folder.Value.NewPath());
            copies.Add(blob.Name, copy);
            copy.Begin(files);
        }

        copy.Farewell?.Dispose();
        copy.Farewell = null;
        copy.Readers++;
        return copy;
    }

    private bool MakeRoom(long length)
    {
        foreach (var idle in copies.Values.Where(copy => copy.Readers == 0).ToList())
        {
            if (Fits(length))
            {
                break;
            }

            Forget(idle);
        }

        return copies.Count == 0 || Fits(length);
    }

    private bool Fits(long length) => copies.Values.Sum(copy => copy.Length) + length <= options.Value.LocalCopyBytes;

    private void Release(LocalCopy copy)
    {
        lock (gate)
        {
            copy.Readers--;
            if (copy.Readers > 0 || !IsKnown(copy))
            {
                return;
            }

            if (copy.Copying.IsCompletedSuccessfully)
            {
                copy.Farewell = time.CreateTimer(_ => ForgetIdle(copy), null, IdleTime, Timeout.InfiniteTimeSpan);
            }
            else
            {
                Forget(copy);
            }

            TellWaiting();
        }
    }

    private void ForgetIdle(LocalCopy copy)
    {
        lock (gate)
        {
            if (copy.Readers == 0 && IsKnown(copy))
            {
                Forget(copy);
                TellWaiting();
            }
        }
    }

    private bool IsKnown(LocalCopy copy) => copies.TryGetValue(copy.Name, out var known) && known == copy;

    private void Forget(LocalCopy copy)
    {
        copies.Remove(copy.Name);
        copy.Dispose();
    }

    private void TellWaiting()
    {
        change.SetResult();
        change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
