using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>What is answered of tags that exclude each other where none of them reaches its threshold.</summary>
internal static class ExclusiveTags
{
    private const float AnyTag = 0.5f;

    /// <param name="probabilities">Of all tags; they sum to 1, or to less where an item may have none of the tags.</param>
    /// <returns>The position of the most probable tag; null where it is more probable that the item has none.</returns>
    public static int? MostProbable(ReadOnlySpan<float> probabilities) =>
        TensorPrimitives.Sum(probabilities) < AnyTag ? null : TensorPrimitives.IndexOfMax(probabilities);
}
