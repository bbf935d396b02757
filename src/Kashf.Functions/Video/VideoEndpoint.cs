using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;

namespace Kashf.Functions.Video;

/// <summary>An endpoint that tags videos.</summary>
/// <param name="Name">Under which its jobs are stored.</param>
/// <param name="Types">Of the datasets that it works with.</param>
/// <param name="OfFrames">Whether frames are tagged one by one; else the video as a whole.</param>
internal sealed record VideoEndpoint(string Name, IReadOnlyList<DatasetType> Types, bool OfFrames)
{
    public static readonly VideoEndpoint Frames = new("tag_video_frames", [DatasetType.Image], OfFrames: true);

    public static readonly VideoEndpoint Faces = new("tag_video_faces", [DatasetType.Face], OfFrames: true);

    public static readonly VideoEndpoint Videos = new("tag_videos", [DatasetType.Image, DatasetType.Face], OfFrames: false);

    public JobKind Kind => new(Name, VideoTaggingOrchestration.Name);

    public static VideoEndpoint Of(string name) => new[] { Frames, Faces, Videos }.Single(endpoint => endpoint.Name == name);
}
