namespace Kashf.Core.Faces;

/// <summary>Gives each face of a photo to one person at most, and each person one face at most, the most probable pair first.</summary>
internal static class FaceAssignment
{
    /// <param name="probabilities">Of each face, that it is each person's.</param>
    /// <param name="tagIds">Of the persons.</param>
    /// <param name="threshold">The probability from which a face is taken for a person's.</param>
    public static FaceIdentity[] Of(float[][] probabilities, IReadOnlyList<long> tagIds, float threshold)
    {
        var pairs =
            from face in Enumerable.Range(0, probabilities.Length)
            from tag in Enumerable.Range(0, tagIds.Count)
            where probabilities[face][tag] >= threshold
            orderby probabilities[face][tag] descending
            select (Face: face, Tag: tag);
        var taken = new HashSet<int>();
        var identities = new FaceIdentity[probabilities.Length];
        foreach (var (face, tag) in pairs)
            if (!identities[face].IsKnown && taken.Add(tag))
                identities[face] = new FaceIdentity(tagIds[tag], probabilities[face][tag]);
        for (var face = 0; face < identities.Length; face++)
            if (!identities[face].IsKnown)
                identities[face] = new FaceIdentity(0, OfNobody(probabilities[face], taken));
        return identities;
    }

    // Persons who are in the photo already are ruled out.
    private static float OfNobody(float[] probabilities, HashSet<int> taken)
    {
        var most = 0f;
        for (var tag = 0; tag < probabilities.Length; tag++)
            if (!taken.Contains(tag))
                most = Math.Max(most, probabilities[tag]);
        return 1 - most;
    }
}
