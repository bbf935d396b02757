using Kashf.Core.Video;
using Kashf.Core.Video.Segments;
using Kashf.Functions.Video.Files;

namespace Kashf.Functions.Video.Work;

/// <summary>Merges what was seen in a video's segments to what one pass over the whole video would have seen.</summary>
public sealed class VideoMerge(VideoRunFiles runFiles, SeenVideos seen)
{
    /// <param name="settings">Which frames are kept.</param>
    /// <param name="name">Under which the kept frames are stored, where none is missing.</param>
    /// <returns>What has yet to be seen; null where no frame of the whole video could be decoded.</returns>
    internal async Task<IReadOnlyList<MissingFrames>?> RunAsync(VideoStepInput step, FrameSettings settings, string name, CancellationToken cancellation)
    {
        var (info, count) = await runFiles.ReadPlanAsync(step.Run, step.Video, cancellation);
        var length = settings.Duration < info.Duration ? settings.Duration.Value : info.Duration;
        IReadOnlyList<MissingFrames>? missing = null;
        await seen.SaveAsync(
            step.Run.Job.AccountId,
            name,
            length,
            async (writer, cancel) =>
            {
                var unseen = await MergeAsync(step, count, settings, writer, cancel);
                missing = writer.IsEmpty ? null : unseen;
                return missing is [];
            },
            cancellation);
        return missing;
    }

    private async Task<IReadOnlyList<MissingFrames>> MergeAsync(
        VideoStepInput step, int count, FrameSettings settings, SampledFramesWriter writer, CancellationToken cancellation)
    {
        var later = await SeenLaterAsync(step, cancellation);
        var segments = Enumerable.Range(0, count)
            .Select(segment => new SegmentFrames(
                runFiles.ReadFrames(step.Run, VideoFileNames.Segment(step.Run, step.Video, segment), cancellation),
                [.. later[segment].Select(file => runFiles.ReadFrames(step.Run, file, cancellation))]))
            .ToList();
        return await new MergeSegments(settings.LeastDifference, settings.KeepEvery).RunAsync(segments, writer.AddAsync, cancellation);
    }

    /// <returns>The files of frames that were looked at since, by segment.</returns>
    private async Task<ILookup<int, string>> SeenLaterAsync(VideoStepInput step, CancellationToken cancellation)
    {
        var files = new List<(int Segment, string File)>();
        for (var round = 1; round <= step.Round; round++)
        {
            var missing = await runFiles.ReadMissingAsync(step.Run, step.Video, round, cancellation);
            files.AddRange(missing.Select((frames, part) => (frames.Segment, VideoFileNames.SeenLater(step.Run, step.Video, round, part))));
        }

        return files.ToLookup(pair => pair.Segment, pair => pair.File);
    }
}
