using Kashf.Core.Images;
using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;
using Kashf.Media.Images;
using Kashf.Models.Catalogue;
using Kashf.Models.Faces.Alignment;
using Kashf.Models.Faces.Detection;
using Kashf.Models.Faces.Landmarks;
using Kashf.Models.Faces.Tracks;
using Kashf.Models.Sessions;
using Microsoft.Extensions.Options;

namespace Kashf.Models.Faces;

/// <summary>Finds faces, brings each upright by its landmarks, and embeds it, with the models that the options name.</summary>
internal sealed class FaceAnalyzer(SessionPool sessions, ModelFolders folders, IOptions<ModelOptions> options) : IFaceAnalyzer
{
    /// <summary>What UltraFace and YuNet are published with.</summary>
    private const float LeastConfidence = 0.7f;

    /// <summary>Enough for faces that are a twelfth of the shorter side to be embedded from some sixty pixels.</summary>
    private const int FacesSide = 720;

    // A crowd's smallest faces tell little, and each costs a run.
    private const int MostFaces = 300;

    private readonly ModelOptions options = options.Value;

    public string ModelId { get; } = FaceModelId.Of(options.Value);

    public int WantedSide
    {
        get
        {
            folders.Find(options.FaceDetector, ModelRole.FaceDetector);
            folders.Find(options.FaceLandmarks, ModelRole.FaceLandmarks);
            folders.Find(options.FaceEmbedder, ModelRole.FaceEmbedder);
            return FacesSide;
        }
    }

    public async Task<IReadOnlyList<FoundFace>> FindAsync(
        PixelImage image, int originalWidth, int originalHeight, CancellationToken cancellation)
    {
        using var turn = await sessions.TakeTurnAsync(cancellation);
        var original = new OriginalSize(image, originalWidth, originalHeight);
        var faces = new List<FoundFace>();
        foreach (var region in Detect(image, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            faces.Add(Look(image, region, original.Box(region)));
        }

        return faces;
    }

    public async Task<IReadOnlyList<FrameFace>> FollowAsync(
        PixelImage frame, int originalWidth, int originalHeight, FaceTracks tracks, CancellationToken cancellation)
    {
        using var turn = await sessions.TakeTurnAsync(cancellation);
        var original = new OriginalSize(frame, originalWidth, originalHeight);
        var regions = Detect(frame, cancellation);
        var faces = regions.Select(region => new FrameFace { Box = original.Box(region), Clarity = 0, Patch = GreyPatch.Cut(frame, region) }).ToArray();
        var origins = tracks.Follow([.. faces]);
        for (var i = 0; i < faces.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ReferenceEquals(origins[i], faces[i]))
                faces[i] = Embed(frame, regions[i], faces[i]);
        }

        return faces;
    }

    private FrameFace Embed(PixelImage frame, FaceRegion region, FrameFace face)
    {
        var vector = Look(frame, region, face.Box).Vector;
        return face with { Clarity = vector.Clarity, Embedding = vector.Values };
    }

    /// <returns>The largest first.</returns>
    private List<FaceRegion> Detect(PixelImage image, CancellationToken cancellation)
    {
        using var detector = sessions.Lease(options.FaceDetector, ModelRole.FaceDetector);
        var found = new FaceDetector(detector, LeastConfidence).Find(image, cancellation);
        return [.. found.OrderByDescending(region => region.Area).Take(MostFaces)];
    }

    private FoundFace Look(PixelImage image, FaceRegion region, PixelBox box)
    {
        using var landmarks = sessions.Lease(options.FaceLandmarks, ModelRole.FaceLandmarks);
        using var embedder = sessions.Lease(options.FaceEmbedder, ModelRole.FaceEmbedder);
        var face = AlignedFace.Cut(image, new LandmarkFinder(landmarks).Find(image, region).FivePoints);
        return new(new ImageVector(FaceEmbedder.Embed(embedder, face), box, FaceClarity.Of(face)), region.Confidence);
    }
}
