using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>Turns the log-odds of all tags of an item into probabilities.</summary>
/// <param name="Coupling">
/// 0 where tags are independent; above 0 where they exclude each other: the factor of the log-odds in a softmax.
/// </param>
internal readonly record struct ProbabilityLink(float Coupling)
{
    public bool IsExclusive => Coupling > 0;

    /// <summary>Replaces log-odds by probabilities.</summary>
    public void Apply(Span<float> logOdds)
    {
        if (!IsExclusive)
        {
            TensorPrimitives.Sigmoid(logOdds, logOdds);
            return;
        }
        TensorPrimitives.Multiply(logOdds, Coupling, logOdds);
        TensorPrimitives.Subtract(logOdds, TensorPrimitives.Max<float>(logOdds), logOdds);
        TensorPrimitives.Exp(logOdds, logOdds);
        TensorPrimitives.Divide(logOdds, TensorPrimitives.Sum<float>(logOdds), logOdds);
    }
}
