using System.Diagnostics;
using System.Globalization;

namespace Kashf.Bench.Video.Speed;

/// <summary>The most memory that this process and those that it started have had at once, looked at five times a second.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task watching;

    public MemoryWatch() => watching = Task.Run(WatchAsync);

    public long Peak { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(end.Token))
        {
            using var own = Process.GetCurrentProcess();
            Peak = Math.Max(Peak, own.WorkingSet64 + Directory.GetDirectories("/proc").Where(IsChild).Sum(Resident));
        }
    }

    private static bool IsChild(string process) => char.IsAsciiDigit(Path.GetFileName(process)[0])
        && Read(Path.Combine(process, "stat")) is { Length: > 0 } text
        && text[(text.LastIndexOf(')') + 2)..].Split(' ')[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    private static long Resident(string process) =>
        Read(Path.Combine(process, "statm")).Split(' ') is [_, var pages, ..] ? long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
