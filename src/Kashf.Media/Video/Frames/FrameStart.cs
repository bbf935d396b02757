namespace Kashf.Media.Video.Frames;

/// <summary>Where decoding begins.</summary>
/// <param name="Microseconds">From the file's beginning; null where nothing is sought.</param>
internal readonly record struct FrameStart(long? Microseconds)
{
    public static readonly FrameStart OfFile = new(null);

    // What ffmpeg goes back before the wanted time by itself, where frames are reordered and not in an MP4.
    private const long GoneBack = 3_000_000 / 23;
    private const long StepBack = 10_000_000;

    /// <summary>Where decoding begins at a keyframe, and where it is tried again if it turns out to have begun behind it.</summary>
    /// <param name="track">The video's.</param>
    /// <param name="keyframe">Its timestamp; null for the beginning of the file.</param>
    public static IReadOnlyList<FrameStart> Of(VideoTrack track, long? keyframe)
    {
        if (keyframe is not { } timestamp)
            return [OfFile];
        var time = track.MicrosecondsOf(timestamp) + (track.Container, track.IsReordered) switch
        {
            (VideoContainer.Mp4, _) => 0,
            // Searched by packets of any kind: what lies between the one found and the keyframe is cheap.
            (VideoContainer.MpegTs or VideoContainer.MpegPs, false) => -GoneBack,
            (VideoContainer.MpegTs or VideoContainer.MpegPs, true) => 0,
            (_, true) => GoneBack + 1,
            _ => 0,
        };
        return [new(Math.Max(0, time)), new(Math.Max(0, time - StepBack)), OfFile];
    }
}
