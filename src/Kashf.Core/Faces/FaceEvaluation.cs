using Kashf.Core.Learning;

namespace Kashf.Core.Faces;

/// <summary>What to expect of a model of faces: measured on faces that it has not learnt from, with a calibration of others.</summary>
internal static class FaceEvaluation
{
    private const int Folds = 5;

    /// <summary>The calibration of all judged faces.</summary>
    public static SigmoidCalibration Calibrate(IEnumerable<JudgedFace> judged)
    {
        var faces = judged.ToList();
        return FaceCalibration.Fit(
            [.. faces.Where(face => face.IsKnown).Select(face => (face.Own!.Value, face.Report!.Weight))],
            [.. faces.Where(face => face.Other is not null).Select(face => face.Other!.Value)]);
    }

    /// <summary>Of each judged face the probability that it is the person's of its report, and the most probable other's.</summary>
    public static (float Own, float Other)[] Probabilities(JudgedFace[] judged)
    {
        var calibrations = Enumerable.Range(0, Folds).Select(fold => Calibrate(judged.Where(face => face.Photo % Folds != fold))).ToArray();
        return Array.ConvertAll(judged, face =>
        {
            var calibration = calibrations[face.Photo % Folds];
            return (Of(calibration, face.Own), Of(calibration, face.Other));
        });

        static float Of(SigmoidCalibration calibration, float? likeness) => likeness is { } known ? (float)calibration.Probability(known) : 0;
    }

    public static DatasetEvaluation Measure(
        IReadOnlyList<long> tagIds, JudgedFace[] judged, (float Own, float Other)[] probabilities, float threshold)
    {
        var counts = new AnswerCounts[tagIds.Count];
        for (var i = 0; i < judged.Length; i++)
        {
            var (face, (own, other)) = (judged[i], probabilities[i]);
            var isRight = face.IsKnown && own >= threshold && own >= other;
            if (face.IsKnown)
                counts[face.Report!.Tag] = counts[face.Report.Tag].Add(isRight ? new AnswerCounts(1, 0, 0) : new AnswerCounts(0, 0, 1));
            if (face.Report is { Positive: false } denied && own >= threshold)
                counts[denied.Tag] = counts[denied.Tag].Add(new AnswerCounts(0, 1, 0));
            else if (!isRight && other >= threshold && other > own)
                counts[face.OtherTag] = counts[face.OtherTag].Add(new AnswerCounts(0, 1, 0));
        }

        var reports = judged.Where(face => face.Report is not null).ToLookup(face => (face.Report!.Tag, face.Report.Positive));
        return new DatasetEvaluation([.. tagIds.Select((id, tag) =>
            new TagEvaluation(id, threshold, reports[(tag, true)].Count(), reports[(tag, false)].Count(), counts[tag]))]);
    }
}
