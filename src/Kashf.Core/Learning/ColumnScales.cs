using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>Makes the strength of regularisation mean the same for any scale of columns.</summary>
internal static class ColumnScales
{
    /// <param name="scales">The scale of each column; divided so that the mean squared length of rows becomes one.</param>
    /// <param name="meanSquares">The mean square of each column.</param>
    public static float[] Normalize(float[] scales, ReadOnlySpan<float> meanSquares)
    {
        var squares = new float[scales.Length];
        TensorPrimitives.Multiply(scales, scales, squares);
        var length = MathF.Sqrt(TensorPrimitives.Dot<float>(squares, meanSquares));
        if (length > 0)
            TensorPrimitives.Divide(scales, length, scales);
        return scales;
    }
}
