namespace Kashf.Core.Video.Segments;

/// <summary>Frames of a segment that are kept in the whole video and that a model has yet to see.</summary>
/// <param name="Segment">The segment's place among all, from 0.</param>
/// <param name="Frames">Their indices in the video, ascending; at least one.</param>
public sealed record MissingFrames(int Segment, IReadOnlyList<int> Frames);
