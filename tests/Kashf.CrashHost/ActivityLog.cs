using System.Text;

namespace Kashf.CrashHost;

/// <summary>A file of lines, each written whole by one call, so that a kill leaves no half line behind.</summary>
internal sealed class ActivityLog(string path) : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Append(string line)
    {
        lock (gate)
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    public void Dispose() => file.Dispose();
}
