using System.Diagnostics;
using System.Globalization;

namespace Kashf.Bench.Video.Speed;

/// <summary>Does some work with all threads of this process, and the processes that they start, on one processor.</summary>
internal static class OneProcessor
{
    public static async Task RunAsync(Func<Task> work, CancellationToken cancellation)
    {
        await AllowAsync("0", cancellation);
        try
        {
            await work();
        }
        finally
        {
            await AllowAsync($"0-{Environment.ProcessorCount - 1}", CancellationToken.None);
        }
    }

    // .NET sets the affinity of the main thread alone.
    private static async Task AllowAsync(string processors, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("taskset", ["--all-tasks", "--cpu-list", "--pid", processors, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"taskset ended with {process.ExitCode}");
    }
}
