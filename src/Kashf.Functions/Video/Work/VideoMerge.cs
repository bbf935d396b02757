using System.Runtime.CompilerServices;
using Kashf.Core.Datasets;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;
using Kashf.Core.Video.Tracks;
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
        var kept = new KeptFaces();
        var segments = Enumerable.Range(0, count)
            .Select(segment => new SegmentFrames(
                Enter(kept, segment, runFiles.ReadFrames(step.Run, VideoFileNames.Segment(step.Run, step.Video, segment), cancellation), cancellation),
                [.. later[segment].Select(file => runFiles.ReadFrames(step.Run, file, cancellation))]))
            .ToList();
        var unseen = await new MergeSegments(settings.LeastDifference, settings.KeepEvery).RunAsync(
            segments, (frame, cancel) => writer.AddAsync(step.Run.Type == DatasetType.Face ? kept.Follow(frame) : frame, cancel), cancellation);
        return unseen.Count > 0 ? unseen : kept.Missing;
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

    private static async IAsyncEnumerable<SampledFrame> Enter(
        KeptFaces kept, int segment, IAsyncEnumerable<SampledFrame> frames, [EnumeratorCancellation] CancellationToken cancellation)
    {
        kept.Segment = segment;
        await foreach (var frame in frames.WithCancellation(cancellation))
            yield return frame;
    }

    /// <summary>Gives the faces of kept frames the embeddings of their tracks.</summary>
    private sealed class KeptFaces
    {
        private readonly FaceTracks tracks = new();
        private readonly SortedDictionary<int, List<int>> missing = [];
        private bool isUnknown;

        /// <summary>The segment of the next frame.</summary>
        public int Segment { get; set; }

        /// <summary>Frames with a face that begins a track and was not embedded.</summary>
        public IReadOnlyList<MissingFrames> Missing => [.. missing.Select(segment => new MissingFrames(segment.Key, segment.Value))];

        public SampledFrame Follow(SampledFrame frame)
        {
            // Past a frame that nobody has looked at no track is known.
            isUnknown |= frame.Seen is null;
            if (isUnknown)
                return frame;
            var origins = tracks.Follow(frame.Seen!.Faces);
            if (origins.Any(origin => origin.Embedding is null))
                Miss(frame.Position.Frame);
            var faces = frame.Seen.Faces.Zip(origins, (face, origin) => face with { Embedding = origin.Embedding, Clarity = origin.Clarity });
            return frame with { Seen = new SeenFrame { Faces = [.. faces] } };
        }

        private void Miss(int frame)
        {
            if (!missing.TryGetValue(Segment, out var frames))
                missing.Add(Segment, frames = []);
            frames.Add(frame);
        }
    }
}
