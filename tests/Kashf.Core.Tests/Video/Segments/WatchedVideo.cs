using Kashf.Core.Images;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;
using Kashf.Core.Video.Tracks;

namespace Kashf.Core.Tests.Video.Segments;

/// <summary>A video of pictures with faces, seen in one pass or in segments.</summary>
/// <param name="steps">The picture of each frame.</param>
/// <param name="faces">The faces of each frame, each a place in 0..99; null where whole frames are seen.</param>
/// <param name="keepEvery">A frame lasts 40 ms.</param>
internal sealed class WatchedVideo(int[] steps, int[][]? faces, double leastDifference, TimeSpan? keepEvery)
{
    public int Length => steps.Length;

    public double LeastDifference => leastDifference;

    public TimeSpan? KeepEvery => keepEvery;

    /// <returns>The kept frames, with all that is seen in them.</returns>
    public List<SampledFrame> InOnePass()
    {
        var tracks = new FaceTracks();
        return [.. See(0, Length).Where(frame => frame.Seen is not null).Select(frame =>
        {
            var whole = SeeWhole(frame.Position.Frame)!;
            var origins = tracks.Follow(whole.Faces);
            var followed = whole.Faces.Zip(origins, (face, origin) => face with { Embedding = origin.Embedding, Clarity = origin.Clarity });
            return frame with { Seen = whole with { Faces = [.. followed] } };
        })];
    }

    /// <returns>The frames of a segment: those that its own selection keeps are seen, and faces embedded that begin a track there.</returns>
    public IEnumerable<SampledFrame> See(int from, int to)
    {
        var selection = new FrameSelection(leastDifference, keepEvery);
        var tracks = new FaceTracks();
        for (var i = from; i < to; i++)
            yield return Frame(i, selection.Keep(TimeOf(i), Pictures.At(steps[i])) ? Follow(tracks, SeeWhole(i)) : null);
    }

    /// <returns>These frames, all of their faces embedded.</returns>
    public IEnumerable<SampledFrame> SeeLater(IEnumerable<int> frames) => frames.Select(i => Frame(i, SeeWhole(i)));

    private static SeenFrame Follow(FaceTracks tracks, SeenFrame seen) => seen with
    {
        Faces = [.. seen.Faces.Zip(tracks.Follow(seen.Faces), (face, origin) => ReferenceEquals(face, origin) ? face : face with { Embedding = null, Clarity = 0 })],
    };

    private SeenFrame SeeWhole(int frame) => faces is null
        ? new SeenFrame { Vector = [frame, 1] }
        : new SeenFrame { Faces = [.. faces[frame].Select((place, i) => Face(place, [frame, i]))] };

    private static TimeSpan TimeOf(int frame) => TimeSpan.FromMilliseconds(frame * 40);

    private SampledFrame Frame(int frame, SeenFrame? seen) =>
        new(new FramePosition(frame, TimeOf(frame)), Pictures.At(steps[frame]), seen);

    /// <summary>Faces a few places apart hardly moved; those of places far apart look otherwise.</summary>
    private static FrameFace Face(int place, float[] embedding) => new()
    {
        Box = new PixelBox(place * 3, 10, 100, 100),
        Clarity = 0.5f,
        Patch = Pictures.Random(place / 20)[..FacePatch.Length],
        Embedding = embedding,
    };
}
