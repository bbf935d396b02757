namespace Kashf.Media.Video;

/// <summary>What decoding needs to know of a file's video track.</summary>
public sealed record VideoTrack
{
    /// <summary>The container, by the file's first bytes.</summary>
    public required VideoContainer Container { get; init; }

    /// <summary>The track's number in its file.</summary>
    public required int Number { get; init; }

    /// <summary>A timestamp's unit is this many seconds ...</summary>
    public required int TimeBaseNumerator { get; init; }

    /// <summary>... divided by this.</summary>
    public required int TimeBaseDenominator { get; init; }

    /// <summary>When the first frame is shown; others' times count from here.</summary>
    public required long FirstTimestamp { get; init; }

    /// <summary>When the file's earliest stream begins, in seconds; seeking counts from here.</summary>
    public required double Start { get; init; }

    /// <summary>Whether frames may be stored in another order than they are shown in.</summary>
    public required bool IsReordered { get; init; }

    /// <summary>Whether a picture may be whole only at the keyframe after that at which decoding began.</summary>
    public bool IsRefreshed { get; init; }

    /// <summary>As EXIF numbers it, 1 to 8; 1 is upright.</summary>
    public required int Orientation { get; init; }

    public required ColorMatrix Matrix { get; init; }

    /// <summary>Whether brightness goes from 0 to 255, not from 16 to 235.</summary>
    public required bool IsFullRange { get; init; }

    /// <summary>The time of a timestamp, from the first frame on.</summary>
    public TimeSpan TimeOf(long timestamp) =>
        TimeSpan.FromTicks((long)((Int128)(timestamp - FirstTimestamp) * TimeBaseNumerator * TimeSpan.TicksPerSecond / TimeBaseDenominator));

    /// <summary>From the file's beginning, rounded up.</summary>
    internal long MicrosecondsOf(long timestamp)
    {
        var (whole, rest) = Int128.DivRem((Int128)timestamp * TimeBaseNumerator * 1_000_000, TimeBaseDenominator);
        return (long)whole + (rest > 0 ? 1 : 0) - (long)Math.Round(Start * 1_000_000);
    }
}
