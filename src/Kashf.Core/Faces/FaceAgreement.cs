namespace Kashf.Core.Faces;

/// <summary>
/// Brings the reports on a person into agreement: where a report did not say which face of a photo it means, the one that
/// fits the person's other photos is taken, and a report that fits none is hardly believed.
/// </summary>
internal static class FaceAgreement
{
    private const int Rounds = 4;
    private const float LeastWeight = 0.05f;

    /// <summary>Sets the faces and the weights of the positive reports.</summary>
    /// <returns>The likeness that suits them.</returns>
    public static FaceLikeness Reach(FaceLesson lesson)
    {
        var likeness = new FaceLikeness(new FaceGallery(lesson).Kinship());
        for (var round = 0; round < Rounds; round++)
        {
            var gallery = new FaceGallery(lesson);
            likeness = new FaceLikeness(gallery.Kinship());
            var changes = lesson.Reports.Where(report => report.Positive)
                .Select(report => (Report: report, Choice: Choose(lesson, report, gallery.Without(report), likeness)))
                .ToList();
            foreach (var (report, (face, weight)) in changes)
                (report.Face, report.Weight) = (face, weight);
        }

        return likeness;
    }

    private static (int Face, float Weight) Choose(FaceLesson lesson, FaceReport report, FaceTemplate? others, FaceLikeness likeness)
    {
        if (others is null)
            return (report.Face, 1);
        var faces = lesson.Photos[report.Photo].Faces;
        var (best, most) = (report.Face, likeness.Of(faces[report.Face].Values, others));
        // A face that fits stays: only one that does not gives way to one that does.
        if (!report.IsBoxed && most <= 0)
            for (var face = 0; face < faces.Count; face++)
                if (likeness.Of(faces[face].Values, others) is var here && here > Math.Max(most, 0) && !IsTaken(lesson, report, face))
                    (best, most) = (face, here);
        return (best, Math.Max(LeastWeight, (float)FaceCalibration.Usual.Probability(most)));
    }

    private static bool IsTaken(FaceLesson lesson, FaceReport report, int face) =>
        lesson.ReportsOf[report.Photo].Any(other => other != report && other.Positive && other.Face == face);
}
