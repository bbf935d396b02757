namespace Kashf.Storage.Local.Tests;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kashf-storage-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
