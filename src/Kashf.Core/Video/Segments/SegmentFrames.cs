namespace Kashf.Core.Video.Segments;

/// <summary>What is known of the sampled frames of a segment.</summary>
/// <param name="Sampled">Every sampled frame of the segment, in order; those that its own selection kept were seen.</param>
/// <param name="SeenLater">Frames of the segment that were seen since, in order: each replaces what was seen of it before.</param>
public sealed record SegmentFrames(IAsyncEnumerable<SampledFrame> Sampled, IReadOnlyList<IAsyncEnumerable<SampledFrame>> SeenLater);
