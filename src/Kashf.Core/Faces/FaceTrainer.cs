using System.Numerics.Tensors;
using Kashf.Core.Learning;

namespace Kashf.Core.Faces;

/// <summary>Learns the persons of a dataset from the faces of its photos.</summary>
public sealed class FaceTrainer(FaceOptions options)
{
    /// <summary>Learns every person of whom there is a face.</summary>
    /// <param name="encoderId">The model that saw the photos.</param>
    /// <param name="tagIds">The tags of the dataset, each once.</param>
    /// <param name="examples">Its photos, reported or not, with vectors of one dimension. Reports of other tags are ignored.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public TrainingResult<FaceModel> Train(
        string encoderId, IReadOnlyList<long> tagIds, IReadOnlyList<FaceExample> examples, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (trainable, shortfalls) = TrainableTags.Of(tagIds, examples.Where(example => example.Faces.Count > 0).Select(example => example.Reports), TrainingRequirements.OfFaces);
        if (trainable.Length == 0)
            return new TrainingResult<FaceModel> { Shortfalls = shortfalls };
        var samples = FaceSamples.Of(trainable, examples, options);
        var model = new FaceModel(encoderId, trainable, FaceTemplates.Of(samples, except: null), new FaceLikeness(0.5f), new SigmoidCalibration(6, 0), 0.5f);
        var heldOut = samples.Where(sample => !sample.IsStranger)
            .Select(sample => new HeldOutPrediction(examples[sample.Photo].ItemId, trainable[sample.Tag], true, LeftOut(model, samples, sample)))
            .ToList();
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(1);
        return new TrainingResult<FaceModel>
        {
            Model = model,
            Evaluation = new DatasetEvaluation([.. trainable.Select(tag => Evaluate(tag, [.. heldOut.Where(prediction => prediction.TagId == tag)], model.Threshold))]),
            HeldOut = heldOut,
            Shortfalls = shortfalls,
        };
    }

    private static float LeftOut(FaceModel model, IReadOnlyList<FaceSample> samples, FaceSample sample)
    {
        var others = FaceTemplates.Of([.. samples.Where(other => other.Tag == sample.Tag)], except: sample);
        return others.Length == 0 ? model.Threshold : (float)(1 / (1 + Math.Exp(-model.Calibration.LogOdds(model.Likeness.Of(sample.Values, others[0])))));
    }

    private static TagEvaluation Evaluate(long tag, HeldOutPrediction[] predictions, float threshold)
    {
        var right = predictions.Count(prediction => prediction.Probability >= threshold);
        return new TagEvaluation(tag, threshold, predictions.Length, 0, new AnswerCounts(right, 0, predictions.Length - right));
    }
}
