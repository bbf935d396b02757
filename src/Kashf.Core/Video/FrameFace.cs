using Kashf.Core.Images;
using Kashf.Core.Video.Tracks;

namespace Kashf.Core.Video;

/// <summary>A face in a frame.</summary>
public sealed record FrameFace
{
    /// <summary>In pixels of the video as it is shown.</summary>
    public required PixelBox Box { get; init; }

    /// <summary><see cref="ImageVector.Clarity"/>; 0 where there is no embedding.</summary>
    public required float Clarity { get; init; }

    /// <summary>A small grey picture of the face's box, by which it is known again in the next kept frame: see <see cref="FacePatch"/>.</summary>
    public required byte[] Patch { get; init; }

    /// <summary>Of length (norm) 1; null where the face continues a track, whose embedding is its own: see <see cref="FaceTracks"/>.</summary>
    public float[]? Embedding { get; init; }
}
