using System.Buffers.Binary;
using Kashf.Core.Learning;
using Kashf.Core.Learning.Kernels;

namespace Kashf.Core.Images;

/// <summary>Learns the tags of a dataset from what a model saw in its images.</summary>
public sealed class ImageTrainer(TrainingOptions options)
{
    /// <summary>Trains every tag that can be trained.</summary>
    /// <param name="encoderId">The model that saw the images.</param>
    /// <param name="tagIds">The tags of the dataset, each once.</param>
    /// <param name="examples">Its images, reported or not, with vectors of one dimension. Reports of other tags are ignored.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public TrainingResult<ImageModel> Train(
        string encoderId, IReadOnlyList<long> tagIds, IReadOnlyList<ImageExample> examples, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (trainable, shortfalls) = TrainableTags.Of(tagIds, examples.Select(example => example.Reports), TrainingRequirements.OfConcepts);
        if (trainable.Length == 0)
            return new TrainingResult<ImageModel> { Shortfalls = shortfalls };
        var images = UnreportedSample.Limit(examples, example => example.Reports, trainable, options);
        var targets = new TagTargets(trainable, [.. images.Select(image => image.Reports)], options.WeakNegativeWeight);
        progress?.Report(0.02);
        var (scores, evaluation) = targets.IsExclusive && targets.LearningRows.Count <= options.KernelLimit
            ? LearnKernel(images, targets, options.Parallel(cancellation))
            : LearnWeights(images, targets, options.Parallel(cancellation));
        progress?.Report(1);
        return new TrainingResult<ImageModel>
        {
            Model = new ImageModel(encoderId, trainable, evaluation.Thresholds, scores, evaluation.Calibration.Link),
            Evaluation = evaluation.Evaluation,
            HeldOut = evaluation.OfReports(targets, row => images[row].ItemId),
            Shortfalls = shortfalls,
        };
    }

    private (IImageScores Scores, HeldOutEvaluation Evaluation) LearnWeights(
        IReadOnlyList<ImageExample> images, TagTargets targets, ParallelOptions threads)
    {
        var vectors = PreparedVectors.Of([.. images.Select(image => image.Values)]);
        var learned = TagLearner.Learn(vectors.Matrix, targets, [.. images.Select(Fingerprint)], options, threads);
        var (weights, biases) = vectors.OnUnprepared(learned);
        return (new LinearScores(weights, biases), learned.Evaluation);
    }

    private (IImageScores Scores, HeldOutEvaluation Evaluation) LearnKernel(
        IReadOnlyList<ImageExample> images, TagTargets targets, ParallelOptions threads)
    {
        // What is learnt from is what a file will keep of it.
        float[][] vectors = [.. images.Select(image => HalfPrecision.Widen(HalfPrecision.Narrow(image.Values)))];
        var learned = KernelLearner.Learn(vectors, targets, [.. images.Select(Fingerprint)], options, threads);
        float[] examples = [.. learned.Rows.SelectMany(row => vectors[row])];
        float[] coefficients = [.. learned.Coefficients.SelectMany(ofTags => ofTags.Select(value => (float)value))];
        return (new KernelScores((float)learned.Gamma, vectors[0].Length, examples, coefficients, learned.Familiarity), learned.Evaluation);
    }

    private static ulong Fingerprint(ImageExample image) =>
        BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(image.Hash.AsSpan(0, 2 * sizeof(ulong))));
}
