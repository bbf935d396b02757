using System.Globalization;
using Kashf.Core.Results;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Video.Frames;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Video.Probing;

/// <summary>
/// Whether a decoder that begins at a keyframe of H.264 may show a picture that is not whole yet: containers mark not only IDR pictures
/// (ITU-T H.264, 7.4.1.2.4) as keyframes, but also recovery points (D.2.8), from which a picture is refreshed little by little.
/// </summary>
internal sealed class RefreshKeyframes(FfmpegProgram program, IOptions<FfmpegOptions> ffmpeg, IOptions<VideoOptions> options, TimeProvider time)
{
    /// <summary>A stream is coded in one way from its beginning to its end: so many seconds tell.</summary>
    private const int SecondsRead = 60;

    /// <param name="path">Of the file.</param>
    /// <param name="track">Its video track.</param>
    /// <param name="keyframes">Timestamps of all its keyframes, ascending.</param>
    /// <param name="cancellation">Ends ffmpeg.</param>
    /// <exception cref="DecoderEndedException">ffmpeg was ended from outside.</exception>
    public async Task<Result<bool>> AreInAsync(string path, VideoTrack track, long[] keyframes, CancellationToken cancellation)
    {
        if (program.File is not { } file)
            return VideoErrors.NotInstalled;
        cancellation.ThrowIfCancellationRequested();
        var limit = TimeSpan.FromSeconds(options.Value.ProbeSeconds);
        await using var process = FfmpegProcess.Start(file, FrameArguments.ForIdrPictures(path, track, SecondsRead), limit, ffmpeg.Value.MemoryBytes, time);
        using var late = new CancellationTokenSource(limit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        await using var kill = end.Token.Register(process.Kill);
        var messages = CapturedText.ReadAsync(process.Messages);
        var pictures = await ReadAsync(process.Output);
        await messages;
        cancellation.ThrowIfCancellationRequested();
        await process.ExitAsync();
        if (late.IsCancellationRequested)
            return VideoErrors.ProbeTookTooLong(options.Value.ProbeSeconds);
        return keyframes.Any(keyframe => track.TimeOf(keyframe).TotalSeconds < SecondsRead / 2 && !pictures.Contains(keyframe));
    }

    // Lines such as "0, 1200, 1280, 512, 4711, 0x1f2e3d4c", of which the third field says when a picture is shown.
    private static async Task<HashSet<long>> ReadAsync(Stream output)
    {
        var shown = new HashSet<long>();
        using var reader = new StreamReader(output, leaveOpen: true);
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var fields = line.Split(',');
            if (fields.Length > 2 && long.TryParse(fields[2], CultureInfo.InvariantCulture, out var timestamp))
                shown.Add(timestamp);
        }

        return shown;
    }
}
