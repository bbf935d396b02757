using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;
using Kashf.Media.Images;

namespace Kashf.Models.Faces;

/// <summary>Finds faces in images, and turns each into a vector whose nearness is likeness of the person.</summary>
public interface IFaceAnalyzer
{
    /// <summary>The model that embeds faces: vectors of different models are not compared.</summary>
    string ModelId { get; }

    /// <summary>The shorter side, in pixels, that an image is decoded to at least; more is not looked at.</summary>
    /// <exception cref="ModelUnavailableException">A model is not installed.</exception>
    int WantedSide { get; }

    /// <summary>Finds and embeds the faces of one image, on the calling thread once a turn is free.</summary>
    /// <param name="image">The image, which may have been decoded smaller than it is.</param>
    /// <param name="originalWidth">Width of the upright original in pixels: boxes are told in its pixels.</param>
    /// <param name="originalHeight">Height of the upright original in pixels.</param>
    /// <param name="cancellation">Ends the search between two faces.</param>
    /// <returns>The largest first; empty where there is none.</returns>
    /// <exception cref="ModelUnavailableException">A model is not installed, or can't be opened.</exception>
    Task<IReadOnlyList<FoundFace>> FindAsync(PixelImage image, int originalWidth, int originalHeight, CancellationToken cancellation);

    /// <summary>Finds the faces of a video's frame, and embeds those that begin a track, on the calling thread once a turn is free.</summary>
    /// <param name="frame">The frame, which may have been decoded smaller than it is.</param>
    /// <param name="originalWidth">Width of the video as it is shown, in pixels: boxes are told in them.</param>
    /// <param name="originalHeight">Height of the video as it is shown, in pixels.</param>
    /// <param name="tracks">Of the frames before; this one is added. With new ones every face is embedded.</param>
    /// <param name="cancellation">Ends the search between two faces.</param>
    /// <returns>The largest first; empty where there is none. What a frame's faces are does not depend on the tracks, only which are embedded.</returns>
    /// <exception cref="ModelUnavailableException">A model is not installed, or can't be opened.</exception>
    Task<IReadOnlyList<FrameFace>> FollowAsync(
        PixelImage frame, int originalWidth, int originalHeight, FaceTracks tracks, CancellationToken cancellation);
}
