namespace Kashf.Storage.Azure.Files;

/// <summary>
/// A process's own folder for copies, beside those of others. A file next to it is held open for as long as the process lives: so
/// others know what crashed ones have left, and delete it.
/// </summary>
internal sealed class LocalCopyFolder : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly string path;
    private readonly FileStream held;

    private LocalCopyFolder(string path)
    {
        this.path = path;
        held = Hold(path + LockSuffix, FileMode.CreateNew);
    }

    /// <param name="root">Of the folders of all processes.</param>
    public static LocalCopyFolder Open(string root)
    {
        Directory.CreateDirectory(root);
        var opened = new LocalCopyFolder(Path.Combine(root, Guid.NewGuid().ToString("N")));
        foreach (var other in Directory.EnumerateFiles(root, "*" + LockSuffix))
        {
            DeleteAbandoned(other);
        }

        return opened;
    }

    /// <summary>Where the next copy may lie; the folder is there, even if somebody cleans up temporary files.</summary>
    public string NewPath() => Path.Combine(Directory.CreateDirectory(path).FullName, Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        DeleteFolder(path);
        File.Delete(held.Name);
        held.Dispose();
    }

    private static void DeleteAbandoned(string lockFile)
    {
        try
        {
            using var free = Hold(lockFile, FileMode.Open);
            DeleteFolder(lockFile[..^LockSuffix.Length]);
            File.Delete(lockFile);
        }
        catch (IOException)
        {
            // Its process lives, or another one deletes it.
        }
    }

    private static FileStream Hold(string lockFile, FileMode mode) => new(lockFile, mode, FileAccess.ReadWrite, FileShare.None);

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
