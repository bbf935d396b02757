using Kashf.Core.Video;

namespace Kashf.Media.Video;

/// <summary>A frame that is wanted.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Timestamp">The same in the stream's time base, by which it is known among decoded frames.</param>
public sealed record FrameSample(FramePosition Position, long Timestamp);
