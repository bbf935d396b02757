using Kashf.Core.Video;
using Kashf.Media.Video;

namespace Kashf.Functions.Tests.Video.Sight;

/// <summary>A video on the disk.</summary>
public sealed record Clip(string Path, VideoIndex Index)
{
    public IReadOnlyList<VideoSegment> Segments(FrameSettings settings, int atLeast = 1) =>
        SegmentPlan.Of(Index, settings, TimeSpan.FromMinutes(1), atLeast);
}
