using System.Diagnostics;

namespace Kashf.Media.Ffmpeg;

/// <summary>A run of ffmpeg or ffprobe whose output is read as it comes. It never outlives this object.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TimeSpan limit;
    private readonly TimeProvider time;
    private readonly long began;

    private volatile bool isKilled;

    private FfmpegProcess(Process process, TimeSpan limit, TimeProvider time)
    {
        this.process = process;
        this.limit = limit;
        this.time = time;
        began = time.GetTimestamp();
    }

    public Stream Output => process.StandardOutput.BaseStream;

    public Stream Messages => process.StandardError.BaseStream;

    /// <param name="file">The program.</param>
    /// <param name="arguments">It is given no input.</param>
    /// <param name="processorTime">After which the operating system ends it.</param>
    /// <param name="memoryBytes">Of address space.</param>
    /// <param name="time">Measures how long it runs.</param>
    public static FfmpegProcess Start(string file, IEnumerable<string> arguments, TimeSpan processorTime, long memoryBytes, TimeProvider time)
    {
        var process = Process.Start(FfmpegCommand.Of(file, arguments, processorTime, memoryBytes))
            ?? throw new InvalidOperationException($"'{file}' did not start");
        process.StandardInput.Close();
        PipeSize.Enlarge(process.StandardOutput.BaseStream);
        return new(process, processorTime, time);
    }

    /// <summary>Waits until it ends by itself or was ended.</summary>
    /// <returns>Its exit code; 128 and the signal's number where a signal ended it.</returns>
    /// <exception cref="DecoderEndedException">It was ended from outside: what it wrote may be a part.</exception>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(CancellationToken.None);
        if (!isKilled)
            FfmpegExit.ThrowIfFromOutside(process.ExitCode, time.GetElapsedTime(began), limit);
        return process.ExitCode;
    }

    public void Kill()
    {
        isKilled = true;
        process.KillWithChildren();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
