using Kashf.Core.Learning;

namespace Kashf.Core.Faces;

/// <summary>Learns the persons of a dataset from the faces of its photos.</summary>
public sealed class FaceTrainer(TrainingOptions training, FaceOptions options)
{
    // A face is answered where it is more probably the person's than a stranger's.
    private const float Threshold = 0.5f;

    /// <summary>Learns every person of whom there is a face.</summary>
    /// <param name="encoderId">The model that saw the photos.</param>
    /// <param name="tagIds">The tags of the dataset, each once.</param>
    /// <param name="examples">Its photos, reported or not, with vectors of one dimension. Reports of other tags are ignored.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public TrainingResult<FaceModel> Train(
        string encoderId, IReadOnlyList<long> tagIds, IReadOnlyList<FaceExample> examples, IProgress<double>? progress, CancellationToken cancellation)
    {
        FaceExample[] photos = [.. examples.Select(WithLargeFaces).Where(photo => photo.Faces.Count > 0)];
        var (trainable, shortfalls) = TrainableTags.Of(tagIds, photos.Select(photo => photo.Reports), TrainingRequirements.OfFaces);
        var lesson = FaceLesson.Of(trainable, photos, options.LeastClarity);
        if (!lesson.Reports.Any(report => report.Positive))
            return new TrainingResult<FaceModel> { Shortfalls = shortfalls };
        var likeness = FaceAgreement.Reach(lesson);
        progress?.Report(0.3);
        var judged = FaceJudgement.Of(lesson, likeness, training.Parallel(cancellation));
        var probabilities = FaceEvaluation.Probabilities(judged);
        var model = new FaceModel(
            encoderId, trainable, new FaceGallery(lesson).Templates(), likeness, FaceEvaluation.Calibrate(judged), Threshold);
        progress?.Report(1);
        return new TrainingResult<FaceModel>
        {
            Model = model,
            Evaluation = FaceEvaluation.Measure(trainable, judged, probabilities, Threshold),
            HeldOut = OfReports(judged, probabilities, lesson, trainable),
            Shortfalls = shortfalls,
        };
    }

    private FaceExample WithLargeFaces(FaceExample example) =>
        example.Faces.All(options.IsLargeEnough) ? example : example with { Faces = [.. example.Faces.Where(options.IsLargeEnough)] };

    // Of a person known from one photo only, nothing can be said without it.
    private static List<HeldOutPrediction> OfReports(
        JudgedFace[] judged, (float Own, float Other)[] probabilities, FaceLesson lesson, long[] tagIds) =>
    [
        .. from pair in judged.Zip(probabilities, (face, probability) => (Face: face, probability.Own))
           where pair.Face is { Report: not null, Own: not null }
           let report = pair.Face.Report
           select new HeldOutPrediction(lesson.Photos[report.Photo].ItemId, tagIds[report.Tag], report.Positive, pair.Own),
    ];
}
