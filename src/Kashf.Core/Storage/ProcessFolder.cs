namespace Kashf.Core.Storage;

/// <summary>
/// A process's own folder for temporary files, beside those of others. A file next to it is held open for as long as the process
/// lives: so others know what crashed ones have left, and delete it.
/// </summary>
public sealed class ProcessFolder : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly string path;
    private readonly FileStream held;

    private ProcessFolder(string path, FileStream held)
    {
        this.path = path;
        this.held = held;
    }

    private string Root => Path.GetDirectoryName(path)!;

    /// <summary>Makes the folder, and deletes those that processes have left.</summary>
    /// <param name="root">Of the folders of all processes, made where it is missing; nothing else may lie in it.</param>
    public static ProcessFolder Open(string root)
    {
        Directory.CreateDirectory(root);
        ProcessFolder? opened;
        while ((opened = TryOpen(root)) is null)
        {
            // Another process took it for left over in the moment before it was held.
        }

        opened.DeleteAbandoned();
        return opened;
    }

    /// <summary>Where the next file may lie; the folder is there, even if somebody cleans up temporary files.</summary>
    public string NewPath() => Path.Combine(Directory.CreateDirectory(path).FullName, Guid.NewGuid().ToString("N"));

    /// <summary>Deletes the folders of processes that are gone.</summary>
    public void DeleteAbandoned()
    {
        foreach (var lockFile in Directory.EnumerateFiles(Root, "*" + LockSuffix))
        {
            using var free = TryHold(lockFile, FileMode.Open);
            if (free is not null)
                Delete(lockFile[..^LockSuffix.Length], lockFile);
        }
    }

    /// <summary>Deletes the folder.</summary>
    public void Dispose()
    {
        Delete(path, held.Name);
        held.Dispose();
    }

    private static ProcessFolder? TryOpen(string root)
    {
        var path = Path.Combine(Path.GetFullPath(root), Guid.NewGuid().ToString("N"));
        if (TryHold(path + LockSuffix, FileMode.CreateNew) is not { } held)
            return null;
        if (File.Exists(held.Name))
            return new ProcessFolder(path, held);
        held.Dispose();
        return null;
    }

    /// <returns>Null where another process holds it, or has deleted it.</returns>
    private static FileStream? TryHold(string lockFile, FileMode mode)
    {
        try
        {
            return new FileStream(lockFile, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(lockFile) || mode == FileMode.Open)
        {
            return null;
        }
    }

    private static void Delete(string folder, string lockFile)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        File.Delete(lockFile);
    }
}
