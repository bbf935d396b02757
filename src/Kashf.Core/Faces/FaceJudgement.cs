namespace Kashf.Core.Faces;

/// <summary>Looks at every reported face, and at the unreported ones beside them, with models that have not learnt from it.</summary>
internal static class FaceJudgement
{
    private const int MostFaces = 4000;

    /// <param name="lesson">In agreement.</param>
    /// <param name="likeness">What to compare by.</param>
    /// <param name="threads">Threads and cancellation; the result does not depend on them.</param>
    public static JudgedFace[] Of(FaceLesson lesson, FaceLikeness likeness, ParallelOptions threads)
    {
        var gallery = new FaceGallery(lesson);
        var templates = gallery.Templates();
        var strangers = Strangers(lesson).Take(Math.Max(0, MostFaces - lesson.Reports.Count)).ToList();
        var judged = new JudgedFace[lesson.Reports.Count + strangers.Count];
        var step = (judged.Length + MostFaces - 1) / MostFaces;
        Parallel.For(0, judged.Length, threads, at =>
        {
            if (at < lesson.Reports.Count)
                judged[at] = Judge(lesson, gallery, likeness, lesson.Reports[at], at % step == 0 ? templates : []);
            else
                judged[at] = Judge(lesson, likeness, strangers[at - lesson.Reports.Count], templates);
        });
        return judged;
    }

    private static JudgedFace Judge(FaceLesson lesson, FaceGallery gallery, FaceLikeness likeness, FaceReport report, FaceTemplate[] templates)
    {
        var values = lesson.ValuesOf(report);
        var own = gallery.Without(report) is { } without ? likeness.Of(values, without) : (float?)null;
        var inPhoto = lesson.ReportsOf[report.Photo].Where(other => other.Positive).Select(other => other.Tag).ToHashSet();
        var (other, tag) = MostLike(values, templates, likeness, tag => tag != report.Tag && !inPhoto.Contains(tag));
        return new JudgedFace(report.Photo, report, own, other, tag);
    }

    private static JudgedFace Judge(FaceLesson lesson, FaceLikeness likeness, (int Photo, int Face) stranger, FaceTemplate[] templates)
    {
        var inPhoto = lesson.ReportsOf[stranger.Photo].Where(other => other.Positive).Select(other => other.Tag).ToHashSet();
        var (other, tag) = MostLike(lesson.Photos[stranger.Photo].Faces[stranger.Face].Values, templates, likeness, tag => !inPhoto.Contains(tag));
        return new JudgedFace(stranger.Photo, null, null, other, tag);
    }

    // Photos without any report may show anybody: their faces tell nothing of strangers.
    private static IEnumerable<(int Photo, int Face)> Strangers(FaceLesson lesson) =>
        from photo in Enumerable.Range(0, lesson.Photos.Count)
        where lesson.ReportsOf.Contains(photo)
        from face in Enumerable.Range(0, lesson.Photos[photo].Faces.Count)
        where lesson.ReportsOf[photo].All(report => report.Face != face)
        select (photo, face);

    private static (float? Likeness, int Tag) MostLike(float[] values, FaceTemplate[] templates, FaceLikeness likeness, Func<int, bool> isOther)
    {
        var (most, tag) = ((float?)null, -1);
        foreach (var template in templates)
            if (isOther(template.Tag) && likeness.Of(values, template) is var here && !(here <= most))
                (most, tag) = (here, template.Tag);
        return (most, tag);
    }
}
