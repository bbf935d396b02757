using System.Numerics.Tensors;
using Kashf.Models.Catalogue;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Sessions;

/// <summary>Makes one vector of a model's answer to one image.</summary>
internal static class OutputVector
{
    /// <returns>How long the vector is; null where the answer's shape makes none.</returns>
    public static long? Dimension(long[] shape, ModelDescription model) => model.Output.Pooling switch
    {
        ModelPooling.Mean when shape is [1, _, _, _] => model.Input.Layout == ModelLayout.Nchw ? shape[1] : shape[3],
        ModelPooling.None when shape is [1, ..] => shape.Aggregate((product, side) => product * side),
        _ => null,
    };

    /// <summary>The vector as the description makes it, of length (norm) 1 unless it is 0.</summary>
    public static float[] Read(OrtValue answer, ModelDescription model)
    {
        var vector = model.Output.Pooling == ModelPooling.Mean
            ? Mean(answer.GetTensorDataAsSpan<float>(), model.Output.Dimension, model.Input.Layout)
            : answer.GetTensorDataAsSpan<float>().ToArray();
        if (model.Output.SquareRoot)
            SquareRoot(vector);
        Normalize(vector);
        return vector;
    }

    public static void Normalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
            TensorPrimitives.Divide(vector, norm, vector);
    }

    private static float[] Mean(ReadOnlySpan<float> values, int channels, ModelLayout layout)
    {
        var places = values.Length / channels;
        var means = new float[channels];
        if (layout == ModelLayout.Nchw)
        {
            for (var channel = 0; channel < channels; channel++)
                means[channel] = TensorPrimitives.Sum(values.Slice(channel * places, places)) / places;
            return means;
        }

        for (var place = 0; place < places; place++)
            TensorPrimitives.Add(means, values.Slice(place * channels, channels), means);
        TensorPrimitives.Divide(means, places, means);
        return means;
    }

    private static void SquareRoot(Span<float> vector)
    {
        foreach (ref var value in vector)
            value = MathF.CopySign(MathF.Sqrt(MathF.Abs(value)), value);
    }
}
