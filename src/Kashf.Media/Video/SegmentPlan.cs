using Kashf.Core.Video;

namespace Kashf.Media.Video;

/// <summary>Decides which frames of a video are sampled, and by which parts it is decoded.</summary>
public static class SegmentPlan
{
    // A segment of which each sample is kept has so many at most, for each costs a look by the model ...
    private const int MostLooks = 500;

    // ... and else so many, of which one in 20 is seldom kept.
    private const int MostSamples = 10_000;

    private const double KeepsNearlyAll = 0.1;

    /// <param name="index">The whole video's.</param>
    /// <param name="settings">Which frames are looked at.</param>
    /// <param name="segmentLength">About as long as a segment shall last; each is cut at a keyframe, and further where it has too many samples for one.</param>
    /// <param name="atLeast">Into so many a short video is cut, where it has the keyframes for it.</param>
    /// <returns>
    /// In the order of time, none empty. Of each stretch of <see cref="FrameSettings.Every"/> from the first frame's time on,
    /// the first frame that is shown in it is sampled, if there is one.
    /// </returns>
    public static IReadOnlyList<VideoSegment> Of(VideoIndex index, FrameSettings settings, TimeSpan segmentLength, int atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(settings.Every, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(segmentLength, TimeSpan.Zero);
        if (settings.Duration <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(settings), settings.Duration, "nothing would be looked at");
        var samples = Sample(index, settings);
        var shown = samples[^1].Position.Time + settings.Every;
        var length = TimeSpan.FromTicks(Math.Min(segmentLength.Ticks, shown.Ticks / Math.Max(atLeast, 1)));
        var segments = new List<VideoSegment>();
        var (first, end) = (0, length);
        foreach (var keyframe in index.Keyframes)
        {
            var time = index.PositionOf(keyframe).Time;
            if (time < end)
                continue;
            first = Cut(index, settings.Every, samples, first, keyframe, segments);
            end = time + length;
        }

        Cut(index, settings.Every, samples, first, index.Timestamps.Length, segments);
        var most = settings.LeastDifference < KeepsNearlyAll ? MostLooks : MostSamples;
        return [.. segments.SelectMany(segment => Parts(index, segment, most))];
    }

    private static List<FrameSample> Sample(VideoIndex index, FrameSettings settings)
    {
        var samples = new List<FrameSample>();
        var last = -1L;
        for (var frame = 0; frame < index.Timestamps.Length; frame++)
        {
            var position = index.PositionOf(frame);
            if (position.Time >= (settings.Duration ?? TimeSpan.MaxValue))
                break;
            var stretch = position.Time.Ticks / settings.Every.Ticks;
            if (stretch == last)
                continue;
            last = stretch;
            samples.Add(new(position, index.Timestamps[frame]));
        }

        return samples;
    }

    // What is sampled before a frame becomes a segment, decoded from the last keyframe before its first sample.
    private static int Cut(VideoIndex index, TimeSpan every, List<FrameSample> samples, int first, int beforeFrame, List<VideoSegment> segments)
    {
        var end = first;
        while (end < samples.Count && samples[end].Position.Frame < beforeFrame)
            end++;
        if (end > first)
            segments.Add(new(KeyframeOf(index, samples[first].Position.Frame), every, samples[first..end]));
        return end;
    }

    // Decoded each from the last keyframe before it, perhaps the same one: what comes before its samples is dropped.
    private static IEnumerable<VideoSegment> Parts(VideoIndex index, VideoSegment segment, int most) =>
        segment.Samples.Count <= most
            ? [segment]
            : segment.Samples.Chunk(EvenPart(segment.Samples.Count, most)).Select(part => new VideoSegment(KeyframeOf(index, part[0].Position.Frame), segment.Every, part));

    private static int EvenPart(int count, int most)
    {
        var parts = (count + most - 1) / most;
        return (count + parts - 1) / parts;
    }

    private static long? KeyframeOf(VideoIndex index, int frame)
    {
        var found = index.Keyframes.BinarySearch(frame);
        var at = (found >= 0 ? found : ~found - 1) - (index.Info.Track.IsRefreshed ? 1 : 0);
        return at <= 0 ? null : index.Timestamps[index.Keyframes[at]];
    }
}
