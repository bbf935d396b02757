using System.Globalization;
using System.Numerics.Tensors;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Bench.Video.Accuracy;

/// <summary>A dataset's model of what scenes show, trained as the server trains.</summary>
internal sealed class LearnedScenes
{
    private readonly ImageModel model;

    private LearnedScenes(ImageModel model) => this.model = model;

    /// <param name="classes">How many; each a tag with its number.</param>
    public static LearnedScenes Train(string encoderId, IReadOnlyList<(float[] Vector, int Class)> examples, int classes, CancellationToken cancellation)
    {
        long[] tags = [.. Enumerable.Range(0, classes).Select(tag => (long)tag)];
        var images = examples.Select((example, i) =>
            new ImageExample(i, i.ToString("x64", CultureInfo.InvariantCulture), example.Vector, [new TagReport(example.Class, true)])).ToArray();
        var result = new ImageTrainer(new TrainingOptions()).Train(encoderId, tags, images, null, cancellation);
        return result.Succeeded ? new LearnedScenes(result.Model) : throw new InvalidOperationException("Nothing could be trained.");
    }

    /// <returns>The tag that is answered first; -1 where none is.</returns>
    public long Tag(float[] vector)
    {
        var probabilities = new float[model.TagIds.Count];
        model.Predict(vector, probabilities);
        var best = TensorPrimitives.IndexOfMax<float>(probabilities);
        return probabilities[best] >= model.Thresholds[best] ? model.TagIds[best] : -1;
    }
}
