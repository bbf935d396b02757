using Kashf.Core.Reports;

namespace Kashf.Core.Faces;

/// <summary>Photos, and what reports say of their faces. Copies of one photo count once.</summary>
internal sealed class FaceLesson
{
    private FaceLesson(IReadOnlyList<FaceExample> photos, IReadOnlyList<FaceReport> reports, int persons)
    {
        (Photos, Reports, Persons) = (photos, reports, persons);
        ReportsOf = reports.ToLookup(report => report.Photo);
    }

    public IReadOnlyList<FaceExample> Photos { get; }

    public IReadOnlyList<FaceReport> Reports { get; }

    public ILookup<int, FaceReport> ReportsOf { get; }

    public int Persons { get; }

    public float[] ValuesOf(FaceReport report) => Photos[report.Photo].Faces[report.Face].Values;

    /// <param name="tagIds">The persons.</param>
    /// <param name="photos">Those with a face that is large enough; the first of a content counts, with the reports on all its copies.</param>
    /// <param name="leastClarity">What is called clear.</param>
    public static FaceLesson Of(IReadOnlyList<long> tagIds, IReadOnlyList<FaceExample> photos, float leastClarity)
    {
        var persons = tagIds.Select((id, at) => KeyValuePair.Create(id, at)).ToDictionary();
        var contents = photos.GroupBy(photo => photo.Hash).ToList();
        var reports = new List<FaceReport>();
        for (var at = 0; at < contents.Count; at++)
            foreach (var ofTag in contents[at].SelectMany(copy => copy.Reports).GroupBy(report => report.TagId))
                if (persons.TryGetValue(ofTag.Key, out var tag) && Read(ofTag.Last(), at, tag, contents[at].First(), leastClarity) is { } report)
                    reports.Add(report);
        return new FaceLesson([.. contents.Select(copies => copies.First())], reports, tagIds.Count);
    }

    private static FaceReport? Read(TagReport report, int photo, int tag, FaceExample example, float leastClarity)
    {
        var face = MeantFace.Find(example.Faces, report.Box, leastClarity);
        return face < 0 ? null : new FaceReport(photo, tag, report.Positive, report.Box is not null, face);
    }
}
