namespace Kashf.Core.Video;

/// <summary>Which frames of a video are looked at.</summary>
/// <param name="Every">A frame is sampled in each such stretch of time, the first that is shown in it; greater than zero.</param>
/// <param name="LeastDifference">0..1: a sampled frame that differs less from the last kept one is dropped.</param>
/// <param name="Duration">Only so much from the beginning; null for the whole video.</param>
/// <param name="KeepEvery">
/// In each such stretch of time the first sampled frame is kept however little it differs; null where nothing is kept for its time.
/// </param>
public sealed record FrameSettings(TimeSpan Every, double LeastDifference, TimeSpan? Duration, TimeSpan? KeepEvery = null);
