using System.ComponentModel;
using System.Diagnostics;

namespace Kashf.Media.Ffmpeg;

/// <summary>A run of ffmpeg or ffprobe whose output is read as it comes. It never outlives this object.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private readonly Process process;

    private FfmpegProcess(Process process) => this.process = process;

    public Stream Output => process.StandardOutput.BaseStream;

    public Stream Messages => process.StandardError.BaseStream;

    /// <param name="file">The program.</param>
    /// <param name="arguments">It is given no input.</param>
    /// <param name="processorTime">After which the operating system ends it.</param>
    /// <param name="memoryBytes">Of address space.</param>
    public static FfmpegProcess Start(string file, IEnumerable<string> arguments, TimeSpan processorTime, long memoryBytes)
    {
        var process = Process.Start(FfmpegCommand.Of(file, arguments, processorTime, memoryBytes))
            ?? throw new InvalidOperationException($"'{file}' did not start");
        process.StandardInput.Close();
        return new(process);
    }

    /// <summary>Waits until it ends by itself or was ended.</summary>
    /// <returns>Its exit code; 128 and the signal's number where a signal ended it.</returns>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    public void Kill()
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

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
