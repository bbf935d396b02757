namespace Kashf.Core.Video;

/// <summary>Where a frame stands in its video.</summary>
/// <param name="Frame">Its index among all frames of the video in the order in which they are shown, from 0.</param>
/// <param name="Time">When it is shown, from the first frame on.</param>
public readonly record struct FramePosition(int Frame, TimeSpan Time);
