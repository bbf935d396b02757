using System.Numerics.Tensors;
using System.Security.Cryptography;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Tagging;

namespace Kashf.Bench.Video.Accuracy;

/// <summary>A dataset's model of what scenes show, trained as the server trains.</summary>
internal sealed class LearnedScenes
{
    private readonly ImageModel model;
    private readonly IReadOnlyList<string> titles;

    private LearnedScenes(ImageModel model, IReadOnlyList<string> titles) => (this.model, this.titles) = (model, titles);

    /// <param name="examples">Each with the number of its tag.</param>
    /// <param name="titles">Of the tags, which are numbered from 1.</param>
    public static LearnedScenes Train(
        string encoderId, IReadOnlyList<(float[] Vector, int Tag)> examples, IReadOnlyList<string> titles, CancellationToken cancellation)
    {
        long[] tags = [.. Enumerable.Range(1, titles.Count).Select(tag => (long)tag)];
        var images = examples.Select((example, i) =>
            new ImageExample(i, Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i))), example.Vector, [new TagReport(example.Tag, true)])).ToArray();
        var result = new ImageTrainer(new TrainingOptions()).Train(encoderId, tags, images, null, cancellation);
        return result.Succeeded ? new LearnedScenes(result.Model, titles) : throw new InvalidOperationException("Nothing could be trained.");
    }

    /// <returns>The tag that is answered first, by its number.</returns>
    public TagPrediction Tag(float[] vector)
    {
        var probabilities = new float[model.TagIds.Count];
        model.Predict(vector, probabilities);
        var best = TensorPrimitives.IndexOfMax<float>(probabilities);
        return probabilities[best] >= model.Thresholds[best]
            ? new TagPrediction(model.TagIds[best], titles[(int)model.TagIds[best] - 1], probabilities[best])
            : Unrecognised.Tag(1 - probabilities[best]);
    }
}
