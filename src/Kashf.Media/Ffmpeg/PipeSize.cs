using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Kashf.Media.Ffmpeg;

/// <summary>How much a pipe holds before who writes to it has to wait: on Linux 64 KiB, if nothing else is asked for.</summary>
internal static partial class PipeSize
{
    /// <summary>What Linux grants to everyone, where the administrator has not changed it.</summary>
    private const int Wanted = 1 << 20;

    private const int SetPipeSize = 1031;

    /// <summary>Asks for room; a pipe that does not get it stays as it is.</summary>
    public static void Enlarge(Stream stream)
    {
        if (OperatingSystem.IsLinux() && stream is PipeStream pipe)
            _ = Control(pipe.SafePipeHandle, SetPipeSize, Wanted);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafeHandle file, int command, int argument);
}
