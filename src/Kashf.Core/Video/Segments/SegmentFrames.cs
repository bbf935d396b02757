namespace Kashf.Core.Video.Segments;

/// <summary>What is known of the sampled frames of a segment.</summary>
/// <param name="Sampled">Every sampled frame of the segment, in order; those that its own selection kept were seen.</param>
/// <param name="SeenLater">Lists of frames that were seen since, each in order, all of their faces embedded: what the last list
/// tells of a frame counts.</param>
public sealed record SegmentFrames(IAsyncEnumerable<SampledFrame> Sampled, IReadOnlyList<IAsyncEnumerable<SampledFrame>> SeenLater);
