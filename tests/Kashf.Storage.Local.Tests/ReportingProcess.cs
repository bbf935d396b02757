using System.Diagnostics;
using System.Globalization;
using Kashf.Core.Datasets;
using Kashf.Core.Tags;

namespace Kashf.Storage.Local.Tests;

/// <summary>Another process that reports in rounds.</summary>
internal sealed class ReportingProcess : IDisposable
{
    private readonly Process process;

    private ReportingProcess(Process process) => this.process = process;

    public static ReportingProcess Start(string directory, Dataset dataset, Tag tag, string prefix, int rounds = int.MaxValue)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Kashf.Storage.Local.TestProcess.dll");
        string[] arguments =
            [program, directory, $"{dataset.AccountId}", $"{dataset.Id}", $"{tag.Id}", prefix, $"{rounds}"];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
        };
        return new ReportingProcess(Process.Start(start)!);
    }

    /// <summary>Reads acknowledgements until there were so many, then kills the process at once.</summary>
    /// <returns>How many rounds were acknowledged in the end, those included that were printed before the kill took effect.</returns>
    public async Task<int> KillAfterAsync(int rounds, CancellationToken cancellation)
    {
        var acknowledged = 0;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            Assert.Equal(acknowledged, int.Parse(line, CultureInfo.InvariantCulture));
            acknowledged++;
            if (acknowledged == rounds)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync(cancellation);
        Assert.Equal(128 + 9, process.ExitCode);
        return acknowledged;
    }

    public async Task<int> ExitAsync(CancellationToken cancellation)
    {
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
