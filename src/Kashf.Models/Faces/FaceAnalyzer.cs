using Kashf.Core.Images;
using Kashf.Media.Images;
using Kashf.Models.Catalogue;
using Kashf.Models.Faces.Alignment;
using Kashf.Models.Faces.Detection;
using Kashf.Models.Faces.Landmarks;
using Kashf.Models.Sessions;
using Microsoft.Extensions.Options;

namespace Kashf.Models.Faces;

/// <summary>Finds faces, brings each upright by its landmarks, and embeds it, with the models that the options name.</summary>
internal sealed class FaceAnalyzer(SessionPool sessions, IOptions<ModelOptions> options) : IFaceAnalyzer
{
    /// <summary>What UltraFace and YuNet are published with.</summary>
    private const float LeastConfidence = 0.7f;

    // A crowd's smallest faces tell little, and each costs a run.
    private const int MostFaces = 300;

    private readonly ModelOptions options = options.Value;

    public string ModelId { get; } = FaceModelId.Of(options.Value);

    /// <summary>Enough for faces that are a twelfth of the shorter side to be embedded from some sixty pixels.</summary>
    public int WantedSide => 720;

    public async Task<IReadOnlyList<FoundFace>> FindAsync(
        PixelImage image, int originalWidth, int originalHeight, CancellationToken cancellation)
    {
        using var turn = await sessions.TakeTurnAsync(cancellation);
        var original = new OriginalSize(image, originalWidth, originalHeight);
        var faces = new List<FoundFace>();
        foreach (var region in Detect(image, cancellation).OrderByDescending(region => region.Area).Take(MostFaces))
        {
            cancellation.ThrowIfCancellationRequested();
            faces.Add(Look(image, region, original.Box(region)));
        }

        return faces;
    }

    private List<FaceRegion> Detect(PixelImage image, CancellationToken cancellation)
    {
        using var detector = sessions.Lease(options.FaceDetector, ModelRole.FaceDetector);
        return new FaceDetector(detector, LeastConfidence).Find(image, cancellation);
    }

    private FoundFace Look(PixelImage image, FaceRegion region, PixelBox box)
    {
        using var landmarks = sessions.Lease(options.FaceLandmarks, ModelRole.FaceLandmarks);
        using var embedder = sessions.Lease(options.FaceEmbedder, ModelRole.FaceEmbedder);
        var face = AlignedFace.Cut(image, new LandmarkFinder(landmarks).Find(image, region).FivePoints);
        return new(new ImageVector(FaceEmbedder.Embed(embedder, face), box, FaceClarity.Of(face)), region.Confidence);
    }
}
