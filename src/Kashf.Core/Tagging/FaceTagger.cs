using Kashf.Core.Faces;
using Kashf.Core.Images;

namespace Kashf.Core.Tagging;

/// <summary>Says whose faces are, from the vectors that the dataset's encoder saw in them.</summary>
public sealed class FaceTagger
{
    private readonly FaceModel model;
    private readonly IReadOnlyDictionary<long, string> titles;
    private readonly FaceOptions options;

    internal FaceTagger(FaceModel model, IReadOnlyDictionary<long, string> titles, FaceOptions options) =>
        (this.model, this.titles, this.options) = (model, titles, options);

    /// <param name="faces">Those of one photo.</param>
    /// <returns>Those that are large enough, in order; nobody's without a box where there is none.</returns>
    public IReadOnlyList<TaggedFace> Tag(IReadOnlyList<ImageVector> faces)
    {
        var large = faces.Where(options.IsLargeEnough).ToList();
        var identities = model.Identify(large, titles.ContainsKey);
        return large.Count == 0
            ? [new TaggedFace(null, Unrecognised.Tag(1))]
            : [.. large.Zip(identities, (face, identity) => new TaggedFace(face.Box, Tag(identity)))];
    }

    private TagPrediction Tag(FaceIdentity identity) => identity.IsKnown
        ? new TagPrediction(identity.TagId, titles[identity.TagId], identity.Probability)
        : Unrecognised.Tag(identity.Probability);
}
