using System.Globalization;
using System.Numerics;

namespace Kashf.Media.Video.Frames;

/// <summary>
/// The filter that lets the wanted frames through, and as few others as it can; also the keyframe at which decoding begins,
/// by which is seen that it did.
/// </summary>
internal static class FrameChoice
{
    private const int MostNamed = 64;

    // Whole numbers up to here, and their quotients' whole parts, are exact in double precision.
    private const long Exact = 1L << 53;

    public static string Of(VideoTrack track, VideoSegment segment)
    {
        var keyframe = segment.Keyframe is { } key ? Invariant($"eq(pts,{key})+") : "";
        return $"select='{keyframe}{Samples(track, segment)}'";
    }

    private static string Samples(VideoTrack track, VideoSegment segment)
    {
        var samples = segment.Samples;
        if (samples.Count <= MostNamed)
            return string.Join('+', samples.Select(sample => Invariant($"eq(pts,{sample.Timestamp})")));
        var (first, last) = (samples[0].Timestamp, samples[^1].Timestamp);
        var (ticks, stretch) = Reduced(track, segment.Every);
        if ((Int128)(last - track.FirstTimestamp) * ticks >= Exact || stretch >= Exact)
            return Invariant($"between(pts,{first},{last})");
        // The first frame of each stretch: whose number, from 1 on, is greater than the last one's.
        return Invariant($"if(gte(pts,{first}),if(gt(st(1,floor((pts-({track.FirstTimestamp}))*{ticks}/{stretch})+1),ld(0)),st(0,ld(1))))");
    }

    // A timestamp times the one, divided by the other, is the number of its stretch.
    private static (Int128 Ticks, Int128 Stretch) Reduced(VideoTrack track, TimeSpan every)
    {
        var ticks = (Int128)track.TimeBaseNumerator * TimeSpan.TicksPerSecond;
        var stretch = (Int128)track.TimeBaseDenominator * every.Ticks;
        var common = Int128.CreateChecked(BigInteger.GreatestCommonDivisor((BigInteger)ticks, (BigInteger)stretch));
        return (ticks / common, stretch / common);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
