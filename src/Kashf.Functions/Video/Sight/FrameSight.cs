using Kashf.Core.Datasets;
using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;
using Kashf.Media.Video;
using Kashf.Models;
using Kashf.Models.Faces;
using Kashf.Models.ImageEncoding;

namespace Kashf.Functions.Video.Sight;

/// <summary>Lets the models look at frames of videos, in the turns that they give to images as well.</summary>
public sealed class FrameSight(IImageEncoder encoder, IFaceAnalyzer faces)
{
    /// <summary>The shorter side, in pixels, that frames are decoded to at least.</summary>
    /// <exception cref="ModelUnavailableException">The model that looks at frames for datasets of this type is not installed.</exception>
    public int WantedSide(DatasetType type) => type == DatasetType.Face ? faces.WantedSide : encoder.WantedSide;

    /// <param name="type">Decides what is looked for: <see cref="DatasetType.Image"/> or <see cref="DatasetType.Face"/>.</param>
    /// <param name="frame">Which may have been decoded smaller than it is.</param>
    /// <param name="video">Whose frame it is.</param>
    /// <param name="tracks">Of faces in the kept frames before; this one is added.</param>
    public async Task<SeenFrame> LookAsync(DatasetType type, VideoFrame frame, VideoInfo video, FaceTracks tracks, CancellationToken cancellation)
    {
        var image = frame.ToImage();
        return type == DatasetType.Face
            ? new SeenFrame { Faces = await faces.FollowAsync(image, video.Width, video.Height, tracks, cancellation) }
            : new SeenFrame { Vector = (await encoder.EncodeAsync(image, cancellation)).Values };
    }
}
