namespace Kashf.Models.Faces.Detection;

/// <summary>Of regions that mean the same face, keeps the surest (non-maximum suppression).</summary>
internal static class OverlappingRegions
{
    private const float SameFace = 0.4f;
    private const float PartOfFace = 0.7f;

    /// <returns>The surest first.</returns>
    public static List<FaceRegion> Remove(IEnumerable<FaceRegion> regions)
    {
        var kept = new List<FaceRegion>();
        foreach (var region in regions.OrderByDescending(region => region.Confidence))
        {
            if (!kept.Exists(other => MeanTheSame(region, other)))
                kept.Add(region);
        }

        return kept;
    }

    private static bool MeanTheSame(FaceRegion one, FaceRegion other)
    {
        var common = one.Common(other);
        return common > SameFace * (one.Area + other.Area - common) || common > PartOfFace * Math.Min(one.Area, other.Area);
    }
}
