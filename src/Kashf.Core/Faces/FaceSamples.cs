namespace Kashf.Core.Faces;

/// <summary>Finds the faces that reports mean.</summary>
internal static class FaceSamples
{
    public static IReadOnlyList<FaceSample> Of(IReadOnlyList<long> tagIds, IReadOnlyList<FaceExample> examples, FaceOptions options)
    {
        var positions = tagIds.Select((id, at) => (id, at)).ToDictionary(tag => tag.id, tag => tag.at);
        var samples = new List<FaceSample>();
        for (var photo = 0; photo < examples.Count; photo++)
        {
            var example = examples[photo];
            var meant = example.Reports
                .Where(report => report.Positive && positions.ContainsKey(report.TagId))
                .Select(report => (Face: MeantFace.Find(example.Faces, report.Box, options.LeastClarity), Tag: positions[report.TagId]))
                .Where(pair => pair.Face >= 0)
                .ToList();
            samples.AddRange(meant.Select(pair => new FaceSample(photo, pair.Tag, example.Faces[pair.Face].Values)));
            samples.AddRange(Enumerable.Range(0, example.Faces.Count)
                .Where(face => meant.All(pair => pair.Face != face))
                .Select(face => new FaceSample(photo, -1, example.Faces[face].Values)));
        }
        return samples;
    }
}
