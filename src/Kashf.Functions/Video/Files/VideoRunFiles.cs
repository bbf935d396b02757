using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;
using Kashf.Functions.Video.Work;
using Kashf.Media.Video;

namespace Kashf.Functions.Video.Files;

/// <summary>What the steps of a run hand on to one another.</summary>
public sealed class VideoRunFiles(IFiles files)
{
    internal Task SavePlanAsync(VideoRun run, int video, VideoInfo info, IReadOnlyList<VideoSegment> segments, CancellationToken cancellation) =>
        files.SaveAsync(
            run.Job.AccountId, VideoFileNames.Plan(run, video), (stream, cancel) => VideoPlanFile.WriteAsync(stream, info, segments, cancel), cancellation);

    internal async Task<(VideoInfo Info, VideoSegment Segment)> ReadSegmentAsync(VideoRun run, int video, int segment, CancellationToken cancellation)
    {
        await using var file = await OpenAsync(run, VideoFileNames.Plan(run, video), cancellation);
        var plan = await VideoPlanFile.OpenAsync(file, cancellation);
        var info = await plan.ReadInfoAsync(cancellation);
        return (info, await plan.ReadSegmentAsync(info, segment, cancellation));
    }

    internal async Task<(VideoInfo Info, int Segments)> ReadPlanAsync(VideoRun run, int video, CancellationToken cancellation)
    {
        await using var file = await OpenAsync(run, VideoFileNames.Plan(run, video), cancellation);
        var plan = await VideoPlanFile.OpenAsync(file, cancellation);
        return (await plan.ReadInfoAsync(cancellation), plan.Segments);
    }

    internal async Task<bool> HasAsync(VideoRun run, string name, CancellationToken cancellation)
    {
        await using var stream = await files.OpenAsync(run.Job.AccountId, name, cancellation);
        return stream is not null;
    }

    /// <param name="write">Writes the frames, or returns why there are none: then nothing is stored.</param>
    internal async Task<string?> SaveFramesAsync(
        VideoRun run, string name, Func<SampledFramesWriter, CancellationToken, Task<string?>> write, CancellationToken cancellation)
    {
        string? refusal = null;
        await files.TrySaveAsync(
            run.Job.AccountId,
            name,
            async (stream, cancel) =>
            {
                var frames = new SampledFramesWriter(stream);
                refusal = await write(frames, cancel);
                if (refusal is null)
                    await frames.CompleteAsync(cancel);
                return refusal is null;
            },
            cancellation);
        return refusal;
    }

    internal IAsyncEnumerable<SampledFrame> ReadFrames(VideoRun run, string name, CancellationToken cancellation) =>
        SampledFramesReader.ReadAsync(cancel => OpenAsync(run, name, cancel), cancellation);

    internal Task SaveMissingAsync(VideoRun run, int video, int round, IReadOnlyList<MissingFrames> missing, CancellationToken cancellation) =>
        files.SaveAsync(
            run.Job.AccountId, VideoFileNames.Missing(run, video, round), (stream, cancel) => JsonSerializer.SerializeAsync(stream, missing, cancellationToken: cancel), cancellation);

    internal async Task<IReadOnlyList<MissingFrames>> ReadMissingAsync(VideoRun run, int video, int round, CancellationToken cancellation)
    {
        await using var stream = await OpenAsync(run, VideoFileNames.Missing(run, video, round), cancellation);
        return (await JsonSerializer.DeserializeAsync<IReadOnlyList<MissingFrames>>(stream, cancellationToken: cancellation))!;
    }

    private async Task<Stream> OpenAsync(VideoRun run, string name, CancellationToken cancellation) =>
        await files.OpenAsync(run.Job.AccountId, name, cancellation) ?? throw new FileNotFoundException("A file of a job is gone before its end.", name);
}
