using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>A linear score for each tag, fitted on all rows, and the scores that held-out rows got.</summary>
/// <param name="Weights">Columns times tags: the weights of a column for all tags lie together.</param>
/// <param name="Biases">One for each tag.</param>
/// <param name="HeldOut">For each tag, the score of each row by the model that had not seen its fold; 0 in no fold.</param>
internal sealed record LinearFit(float[] Weights, float[] Biases, float[][] HeldOut)
{
    /// <summary>In how many rows a known column occurs at least.</summary>
    public int FewestRows { get; init; } = 1;

    /// <summary>Gives the second of two tags the opposite of the first one's score.</summary>
    public void MirrorFirst()
    {
        for (var i = 0; i < Weights.Length; i += 2)
            Weights[i + 1] = -Weights[i];
        Biases[1] = -Biases[0];
        TensorPrimitives.Negate(HeldOut[0], HeldOut[1]);
    }
}
