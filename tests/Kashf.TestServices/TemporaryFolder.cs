namespace Kashf.TestServices;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kashf-services-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
