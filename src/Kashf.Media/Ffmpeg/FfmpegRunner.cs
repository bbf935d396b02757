using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Ffmpeg;

/// <summary>Runs ffmpeg over pipes, a bounded number at a time, each within limits of time and memory.</summary>
internal sealed partial class FfmpegRunner(
    FfmpegProgram program, IOptions<FfmpegOptions> options, TimeProvider time, ILogger<FfmpegRunner> logger) : IDisposable
{
    private readonly SemaphoreSlim places = new(options.Value.Processes == 0 ? Environment.ProcessorCount : options.Value.Processes);

    /// <param name="arguments">Reading <c>pipe:0</c> and writing <c>pipe:1</c>.</param>
    /// <param name="input">All that it reads.</param>
    /// <param name="output">Filled; a run that writes less has failed, and what it writes beyond is not read.</param>
    /// <param name="limit">From the process's start.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="DecoderEndedException">Something outside ended it, which tells nothing of its input.</exception>
    public async Task<FfmpegRun> RunAsync(
        IEnumerable<string> arguments, ReadOnlyMemory<byte> input, Memory<byte> output, TimeSpan limit, CancellationToken cancellation)
    {
        if (program.File is not { } file)
            return FfmpegRun.NotInstalled;
        await places.WaitAsync(cancellation);
        try
        {
            using var late = new CancellationTokenSource(limit, time);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            var began = time.GetTimestamp();
            using var process = Process.Start(FfmpegCommand.Of(file, arguments, limit, options.Value.MemoryBytes))
                ?? throw new InvalidOperationException($"'{file}' did not start");
            await using var kill = end.Token.Register(process.KillWithChildren);
            var complaint = CapturedText.ReadAsync(process.StandardError.BaseStream);
            var fed = FeedAsync(process, input);
            var written = await process.StandardOutput.BaseStream.ReadAtLeastAsync(output, output.Length, throwOnEndOfStream: false, CancellationToken.None);
            process.StandardOutput.Close();
            await fed;
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            if (written == output.Length && process.ExitCode == 0)
                return FfmpegRun.Complete;
            LogFailure(logger, process.ExitCode, written, output.Length, await complaint);
            if (!late.IsCancellationRequested)
                FfmpegExit.ThrowIfFromOutside(process.ExitCode, time.GetElapsedTime(began), limit);
            return late.IsCancellationRequested ? FfmpegRun.TookTooLong : FfmpegRun.Failed;
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, CancellationToken.None);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has read enough, or has failed; its output and exit code tell.
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "ffmpeg ended with {ExitCode} after {Written} of {Expected} bytes: {Complaint}")]
    private static partial void LogFailure(ILogger logger, int exitCode, int written, int expected, string complaint);
}
