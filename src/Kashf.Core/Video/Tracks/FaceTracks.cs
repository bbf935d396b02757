namespace Kashf.Core.Video.Tracks;

/// <summary>
/// Follows faces over the kept frames of a video. A face continues a track of the kept frame before where it hardly differs,
/// in place and look, from the face that began the track: so that drift ends a track, and so does another person in the
/// same place. Only faces that begin a track are embedded; those that continue it take its embedding.
/// </summary>
/// <param name="leastOverlap">Of the boxes: area of the intersection over area of the union, 0..1.</param>
/// <param name="leastLikeness">See <see cref="FacePatch.Likeness"/>.</param>
public sealed class FaceTracks(double leastOverlap, float leastLikeness)
{
    /// <summary>What was measured to save most for the least loss.</summary>
    public const double UsualOverlap = 0.75;

    /// <inheritdoc cref="UsualOverlap"/>
    public const float UsualLikeness = 0.93f;

    private FrameFace[] origins = [];

    public FaceTracks()
        : this(UsualOverlap, UsualLikeness)
    {
    }

    /// <param name="faces">Those of the next kept frame; their embeddings do not matter.</param>
    /// <returns>For each face, in order, the one that began its track: the very same where it begins one itself.</returns>
    public IReadOnlyList<FrameFace> Follow(IReadOnlyList<FrameFace> faces)
    {
        var followed = faces.ToArray();
        var isContinued = new bool[origins.Length];
        foreach (var (face, origin) in Matches(faces))
        {
            if (isContinued[origin] || !ReferenceEquals(followed[face], faces[face]))
                continue;
            isContinued[origin] = true;
            followed[face] = origins[origin];
        }

        return origins = followed;
    }

    /// <returns>Positions of faces and origins that may be of one track, the most overlapping first.</returns>
    private IEnumerable<(int Face, int Origin)> Matches(IReadOnlyList<FrameFace> faces) =>
        from face in Enumerable.Range(0, faces.Count)
        from origin in Enumerable.Range(0, origins.Length)
        let overlap = faces[face].Box.OverlapWith(origins[origin].Box)
        where overlap >= leastOverlap && FacePatch.Likeness(faces[face].Patch, origins[origin].Patch) >= leastLikeness
        orderby overlap descending, face, origin
        select (face, origin);
}
