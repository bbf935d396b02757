using System.Numerics.Tensors;

namespace Kashf.Core.Faces;

/// <summary>Makes templates of faces.</summary>
internal static class FaceTemplates
{
    public static FaceTemplate[] Of(IReadOnlyList<FaceSample> samples, FaceSample? except) =>
    [
        .. samples.Where(sample => !sample.IsStranger && sample != except)
            .GroupBy(sample => sample.Tag)
            .Select(group => new FaceTemplate(group.Key, Mean([.. group]), group.Count())),
    ];

    private static float[] Mean(FaceSample[] samples)
    {
        var mean = new float[samples[0].Values.Length];
        foreach (var sample in samples)
            TensorPrimitives.Add(mean, sample.Values, mean);
        TensorPrimitives.Divide(mean, samples.Length, mean);
        return mean;
    }
}
