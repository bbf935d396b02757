using System.ComponentModel;
using System.Diagnostics;

namespace Kashf.Media.Ffmpeg;

internal static class ProcessEnd
{
    public static void KillWithChildren(this Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself, or one of its children has meanwhile.
        }
    }
}
