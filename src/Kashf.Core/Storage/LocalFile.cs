namespace Kashf.Core.Storage;

/// <summary>A file on this machine, there until it is disposed of.</summary>
/// <param name="path">Absolute; to be read only.</param>
/// <param name="release">Called once, when nobody reads it here any more.</param>
public sealed class LocalFile(string path, Action? release = null) : IDisposable
{
    private Action? release = release;

    public string Path { get; } = path;

    public void Dispose() => Interlocked.Exchange(ref release, null)?.Invoke();
}
