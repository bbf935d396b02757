using System.Globalization;
using System.IO.Enumeration;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Models;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local.Files;

/// <summary>The files <c>files/{account}/{name}</c>.</summary>
internal sealed class LocalFiles(IOptions<LocalStorageOptions> options, TimeProvider time) : IFiles, ILocalFiles, IDisposable
{
    // No name begins with a dot.
    private const string Temporary = ".tmp";

    private readonly string root = Path.Combine(options.Value.DataDirectory, "files");
    private readonly Lock opening = new();
    private ProcessFolder? temporaryFolder;

    // Only on Windows has a drive a name of its own; elsewhere any folder tells of what it lies on.
    private DriveInfo Drive
    {
        get
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(root))!;
            return new(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
        }
    }

    public async Task<long> SaveAsync(
        long accountId, string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var path = PathOf(accountId, name);
        var temporary = TemporaryFolder().NewPath();
        try
        {
            var length = await WriteAsync(temporary, write, cancellation);
            Publish(temporary, path);
            return length;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(long accountId, string name, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(accountId, name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<LocalFile?> LocateAsync(long accountId, string name, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = Path.GetFullPath(PathOf(accountId, name));
        return Task.FromResult(File.Exists(path) ? new LocalFile(path) : null);
    }

    public Task<bool> DeleteAsync(long accountId, string name, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(accountId, name);
        var exists = File.Exists(path);
        if (exists)
        {
            File.Delete(path);
        }

        return Task.FromResult(exists);
    }

    public Task<long> PurgeAsync(string prefix, DateTimeOffset before, CancellationToken cancellation)
    {
        var parts = FileName.Check(prefix);
        DeleteTemporary();
        long purged = 0;
        foreach (var account in Folders(root))
        {
            foreach (var file in Files(Path.Combine([account, .. parts]), before))
            {
                cancellation.ThrowIfCancellationRequested();
                File.Delete(file);
                purged++;
            }
        }

        return Task.FromResult(purged);
    }

    public Task<FileSpace> MeasureAsync(string prefix, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parts = FileName.Check(prefix);
        var used = Folders(root).Sum(account => LengthOf(Path.Combine([account, .. parts])));
        return Task.FromResult(new FileSpace(used, Drive.AvailableFreeSpace));
    }

    /// <summary>Deletes what is named after a dataset.</summary>
    public void DeleteOf(long datasetId)
    {
        var name = datasetId.ToString(CultureInfo.InvariantCulture);
        foreach (var folder in Folders(root).Select(account => Path.Combine(account, "datasets", name)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Deletes what crashed processes have left half written.</summary>
    public void DeleteTemporary() => TemporaryFolder().DeleteAbandoned();

    public void Dispose()
    {
        lock (opening)
        {
            temporaryFolder?.Dispose();
            temporaryFolder = null;
        }
    }

    /// <summary>What is deleted meanwhile counts as empty.</summary>
    private static long LengthOf(string folder) => Directory.Exists(folder)
        ? new FileSystemEnumerable<long>(folder, (ref entry) => entry.Length, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = default })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
        }.Sum()
        : 0;

    private ProcessFolder TemporaryFolder()
    {
        lock (opening)
        {
            return temporaryFolder ??= ProcessFolder.Open(Path.Combine(root, Temporary));
        }
    }

    private static IEnumerable<string> Folders(string folder) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];

    private static IEnumerable<string> Files(string folder, DateTimeOffset before) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime)
        : [];

    private async Task<long> WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
        {
            await write(file, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        return new FileInfo(path).Length;
    }

    private void Publish(string temporary, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        File.Move(temporary, path, overwrite: true);
        for (; folder.Length >= root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            DirectoryFlush.Flush(folder);
        }
    }

    private string PathOf(long accountId, string name) =>
        Path.Combine([root, accountId.ToString(CultureInfo.InvariantCulture), .. FileName.Check(name)]);
}
