using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Kashf.Storage.Local.Models;

/// <summary>
/// Makes renames within a directory survive a power failure: a file's own flush does not carry its name. Windows keeps
/// names in its journal and needs no such call.
/// </summary>
internal static partial class DirectoryFlush
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(directory, ReadOnly);
        if (handle < 0 || Synchronise(handle) != 0)
        {
            var error = new Win32Exception(Marshal.GetLastPInvokeError());
            _ = handle < 0 ? 0 : Close(handle);
            throw new IOException($"The directory {directory} could not be flushed to disk: {error.Message}", error);
        }

        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronise(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
