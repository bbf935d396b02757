namespace Kashf.Server.Durable.Journal;

/// <summary>Keeps a second process from the same journal. The operating system lets go of it when the process ends, however.</summary>
internal sealed class JournalLock(DurableOptions options) : IDisposable
{
    private FileStream? file;

    /// <exception cref="InvalidDataException">Another process has it.</exception>
    public void Take()
    {
        var path = Path.GetFullPath(options.DatabasePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            file = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException held) when (held is not DirectoryNotFoundException)
        {
            throw new InvalidDataException(
                $"Another server runs on the data directory {Path.GetDirectoryName(path)}; give each a directory of its own with --data.", held);
        }
    }

    public void Dispose() => file?.Dispose();
}
