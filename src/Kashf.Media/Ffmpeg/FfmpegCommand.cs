using System.Diagnostics;
using System.Globalization;

namespace Kashf.Media.Ffmpeg;

/// <summary>
/// The process to start: without the application's environment, which may hold secrets, and with the operating system's
/// limits of processor time and address space where there is a shell to set them.
/// </summary>
internal static class FfmpegCommand
{
    private const string Shell = "/bin/sh";

    public static ProcessStartInfo Of(string file, IEnumerable<string> arguments, TimeSpan limit, long memoryBytes)
    {
        var isLimited = OperatingSystem.IsLinux() && File.Exists(Shell);
        var start = new ProcessStartInfo(isLimited ? Shell : file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        start.Environment[FfmpegOptions.SearchPath] = Environment.GetEnvironmentVariable(FfmpegOptions.SearchPath);
        if (isLimited)
        {
            var seconds = Math.Ceiling(limit.TotalSeconds) + 1;
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"ulimit -c 0 && ulimit -t {seconds:0} && ulimit -v {memoryBytes >> 10} && exec \"$0\" \"$@\""));
            start.ArgumentList.Add(file);
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
