using System.Numerics.Tensors;
using Kashf.Core.Images;

namespace Kashf.Core.Tests.Images;

/// <summary>Vectors as models make them: a direction for what is seen, and something of the single image. Seeded.</summary>
internal sealed class Vectors(int seed, int dimension = 64)
{
    private readonly Random random = new(seed);

    /// <summary>A direction of its own.</summary>
    public float[] Direction()
    {
        var values = new float[dimension];
        for (var i = 0; i < dimension; i++)
            values[i] = Normal();
        return Unit(values);
    }

    /// <summary>Another image of what has this direction.</summary>
    /// <param name="likeness">The cosine to expect of two such images, 0 to 1.</param>
    public float[] Like(float[] direction, float likeness = 0.5f)
    {
        var values = new float[dimension];
        for (var i = 0; i < dimension; i++)
            values[i] = (MathF.Sqrt(likeness) * direction[i]) + (MathF.Sqrt((1 - likeness) / dimension) * Normal());
        return Unit(values);
    }

    public ImageVector Face(float[] direction, int x = 0, int side = 100, float clarity = 1) =>
        new(Like(direction), new PixelBox(x, 0, side, side), clarity);

    private static float[] Unit(float[] values)
    {
        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        return values;
    }

    private float Normal() => MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
