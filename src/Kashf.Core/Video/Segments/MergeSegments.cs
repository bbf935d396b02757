namespace Kashf.Core.Video.Segments;

/// <summary>
/// Finds the frames that one pass over the whole video would keep. A segment's own selection begins anew with its first frame,
/// so it may see frames that are not kept, and miss some that are, up to the first frame that both keep.
/// </summary>
/// <param name="leastDifference">As in <see cref="FrameSettings"/>.</param>
public sealed class MergeSegments(double leastDifference)
{
    /// <param name="segments">All of the video, in order.</param>
    /// <param name="keep">Takes each kept frame, in order, with what is known of it.</param>
    /// <returns>What has yet to be seen, by segment; none where <paramref name="keep"/> was given all there is to know.</returns>
    public async Task<IReadOnlyList<MissingFrames>> RunAsync(
        IReadOnlyList<SegmentFrames> segments, Func<SampledFrame, CancellationToken, ValueTask> keep, CancellationToken cancellation)
    {
        var selection = new FrameSelection(leastDifference);
        var missing = new List<MissingFrames>();
        for (var i = 0; i < segments.Count; i++)
        {
            var unseen = new List<int>();
            await foreach (var frame in KnownFrames.ReadAsync(segments[i], cancellation))
            {
                if (!selection.Keep(frame.Signature))
                    continue;
                if (frame.Seen is null)
                    unseen.Add(frame.Position.Frame);
                await keep(frame, cancellation);
            }

            if (unseen.Count > 0)
                missing.Add(new MissingFrames(i, unseen));
        }

        return missing;
    }
}
