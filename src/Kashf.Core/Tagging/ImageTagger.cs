using Kashf.Core.Images;

namespace Kashf.Core.Tagging;

/// <summary>Tags images from the vectors that the dataset's encoder saw in them.</summary>
public sealed class ImageTagger
{
    private readonly ImageModel model;
    private readonly TagSelection selection;
    private readonly int mostTags;

    internal ImageTagger(ImageModel model, TagSelection selection, int mostTags) =>
        (this.model, this.selection, this.mostTags) = (model, selection, mostTags);

    /// <returns>The tags found, the most probable first; the one of <see cref="Unrecognised"/> where there are none.</returns>
    public IReadOnlyList<TagPrediction> Tag(ReadOnlySpan<float> vector)
    {
        Span<float> probabilities = new float[model.TagIds.Count];
        model.Predict(vector, probabilities);
        var found = selection.Select(probabilities);
        return found.Count == 0 ? [Unrecognised.Tag(1 - selection.MostProbable(probabilities))] : [.. found.Take(mostTags)];
    }
}
