namespace Kashf.Media.Video;

/// <summary>A part of a video that is decoded by itself.</summary>
/// <param name="Keyframe">The timestamp of the frame from which decoding begins; null for the beginning of the file.</param>
/// <param name="Every">At most one frame was sampled in each such stretch, counted from the video's first frame.</param>
/// <param name="Samples">The frames that are wanted of it, in the order in which they are shown; one or more.</param>
public sealed record VideoSegment(long? Keyframe, TimeSpan Every, IReadOnlyList<FrameSample> Samples);
