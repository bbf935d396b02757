using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>Weights are kept with eleven significant bits, so that a model read back predicts exactly as before.</summary>
internal static class HalfPrecision
{
    public static Half[] Narrow(ReadOnlySpan<float> values)
    {
        var halves = new Half[values.Length];
        TensorPrimitives.ConvertToHalf(values, halves);
        return halves;
    }

    public static float[] Widen(ReadOnlySpan<Half> halves)
    {
        var values = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, values);
        return values;
    }
}
