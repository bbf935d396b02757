using Kashf.Core.Results;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Video.Containers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Video.Probing;

/// <summary>Runs ffprobe over a local file of a known container, within limits of time and memory.</summary>
internal sealed partial class Ffprobe(
    FfmpegProgram program, IOptions<FfmpegOptions> ffmpeg, IOptions<VideoOptions> options, TimeProvider time, ILogger<Ffprobe> logger)
{
    /// <param name="path">Of the file.</param>
    /// <param name="container">By the file's first bytes.</param>
    /// <param name="arguments">What is asked.</param>
    /// <param name="read">Makes an answer of what is written, while it is written. Where it stops early, ffprobe is ended.</param>
    /// <param name="cancellation">Ends ffprobe.</param>
    /// <exception cref="DecoderEndedException">ffprobe was ended from outside.</exception>
    public async Task<Result<T>> AskAsync<T>(
        string path, VideoContainer container, IEnumerable<string> arguments, Func<Stream, Task<Result<T>>> read, CancellationToken cancellation)
    {
        if (program.Probe is not { } file)
            return VideoErrors.NotInstalled;
        cancellation.ThrowIfCancellationRequested();
        var limit = TimeSpan.FromSeconds(options.Value.ProbeSeconds);
        string[] all = ["-v", "error", .. Demuxers.Restrictions(container), .. arguments, "-i", Demuxers.Input(path)];
        await using var process = FfmpegProcess.Start(file, all, limit, ffmpeg.Value.MemoryBytes, time);
        using var late = new CancellationTokenSource(limit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        await using var kill = end.Token.Register(process.Kill);
        var messages = CapturedText.ReadAsync(process.Messages);
        var answer = await read(process.Output);
        process.Output.Close();
        cancellation.ThrowIfCancellationRequested();
        if (late.IsCancellationRequested)
            return VideoErrors.ProbeTookTooLong(options.Value.ProbeSeconds);
        if (await process.ExitAsync() == 0)
            return answer;
        LogFailure(logger, await messages);
        return answer.IsSuccess ? VideoErrors.Damaged : answer;
    }

    [LoggerMessage(1, LogLevel.Debug, "ffprobe: {Messages}")]
    private static partial void LogFailure(ILogger logger, string messages);
}
