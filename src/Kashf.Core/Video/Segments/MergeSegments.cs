using Kashf.Core.Video.Tracks;

namespace Kashf.Core.Video.Segments;

/// <summary>
/// Finds the frames that one pass over the whole video would keep, and whose each of their faces is. What a segment sees begins
/// anew with its first frame, so it may see frames that are not kept, and lack some that are, up to the first frame that both
/// keep; and it may lack the embedding of a face that continued a track there and begins one in the whole video.
/// </summary>
/// <param name="leastDifference">As in <see cref="FrameSettings"/>.</param>
/// <param name="keepEvery">As in <see cref="FrameSettings"/>.</param>
public sealed class MergeSegments(double leastDifference, TimeSpan? keepEvery = null)
{
    /// <param name="segments">All of the video, in order.</param>
    /// <param name="keep">Takes each kept frame, in order: its faces with the embedding and clarity of their tracks.</param>
    /// <returns>
    /// What has yet to be seen, by segment; none where <paramref name="keep"/> was given all there is to know. Once whole frames
    /// were seen, none are missing; of faces, those of a frame that was not seen decide which begin a track in the next, so that
    /// more may be missing: fewer each time.
    /// </returns>
    public async Task<IReadOnlyList<MissingFrames>> RunAsync(
        IReadOnlyList<SegmentFrames> segments, Func<SampledFrame, CancellationToken, ValueTask> keep, CancellationToken cancellation)
    {
        var selection = new FrameSelection(leastDifference, keepEvery);
        var tracks = new FaceTracks();
        var missing = new List<MissingFrames>();
        for (var i = 0; i < segments.Count; i++)
        {
            var incomplete = new List<int>();
            await foreach (var frame in KnownFrames.ReadAsync(segments[i], cancellation))
            {
                if (!selection.Keep(frame.Position.Time, frame.Signature))
                    continue;
                var (kept, isComplete) = Follow(tracks, frame);
                if (!isComplete)
                    incomplete.Add(frame.Position.Frame);
                await keep(kept, cancellation);
            }

            if (incomplete.Count > 0)
                missing.Add(new MissingFrames(i, incomplete));
        }

        return missing;
    }

    private static (SampledFrame Frame, bool IsComplete) Follow(FaceTracks tracks, SampledFrame frame)
    {
        if (frame.Seen is not { Vector: null } seen)
            return (frame, frame.Seen is not null);
        var origins = tracks.Follow(seen.Faces);
        var isComplete = seen.Faces.Zip(origins).All(pair => pair.First.Embedding is not null || !ReferenceEquals(pair.First, pair.Second));
        var faces = seen.Faces.Zip(origins, (face, origin) => face with { Embedding = origin.Embedding, Clarity = origin.Clarity });
        return (frame with { Seen = seen with { Faces = [.. faces] } }, isComplete);
    }
}
