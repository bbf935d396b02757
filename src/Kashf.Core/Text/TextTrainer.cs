using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Core.Text;

/// <summary>Learns the tags of a dataset from its texts.</summary>
public sealed class TextTrainer(TrainingOptions options)
{
    /// <summary>Trains every tag that can be trained.</summary>
    /// <param name="tagIds">The tags of the dataset, each once.</param>
    /// <param name="examples">Its texts, reported or not. Reports of other tags than those given are ignored.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public TrainingResult<TextModel> Train(
        IReadOnlyList<long> tagIds, IReadOnlyList<TextItem> examples, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (trainable, shortfalls) = TrainableTags.Of(tagIds, examples.Select(example => example.Reports), TrainingRequirements.OfConcepts);
        if (trainable.Length == 0)
            return new TrainingResult<TextModel> { Shortfalls = shortfalls };
        var threads = options.Parallel(cancellation);
        var texts = UnreportedSample.Limit(examples, example => example.Reports, trainable, options);
        var targets = new TagTargets(trainable, [.. texts.Select(text => text.Reports)], options.WeakNegativeWeight);
        progress?.Report(0.02);
        var limit = Math.Min(options.VocabularyLimit, Math.Max(1, options.WeightLimit / trainable.Length));
        var features = TextFeatures.Extract([.. texts.Select(text => text.Content)], limit, threads);
        progress?.Report(0.3);
        var learned = TagLearner.Learn(features.Matrix, targets, features.Fingerprints, options, threads);
        var vocabulary = features.Vocabulary.AtLeast(learned.FewestRows, texts.Count);
        progress?.Report(1);
        return new TrainingResult<TextModel>
        {
            Model = new TextModel(
                trainable,
                learned.Evaluation.Thresholds,
                [.. Enumerable.Range(0, trainable.Length).Select(targets.Prior)],
                vocabulary,
                HalfPrecision.Widen(HalfPrecision.Narrow(learned.Weights.AsSpan(0, vocabulary.Size * trainable.Length))),
                learned.Biases,
                learned.Evaluation.Calibration.Link),
            Evaluation = learned.Evaluation.Evaluation,
            HeldOut = learned.Evaluation.OfReports(targets, row => texts[row].Id),
            Shortfalls = shortfalls,
        };
    }
}
