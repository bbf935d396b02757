namespace Kashf.Core.Images;

/// <summary>How a model judges vectors before probabilities are made of it. Immutable.</summary>
internal interface IImageScores
{
    /// <summary>How many values a vector has.</summary>
    int Dimension { get; }

    long SizeInBytes { get; }

    /// <param name="vector"><see cref="Dimension"/> values.</param>
    /// <param name="logOdds">Takes one value for each tag.</param>
    /// <returns>What the probabilities keep, 0 to 1: the less, the less the vector is like any that was learnt from.</returns>
    float Score(ReadOnlySpan<float> vector, Span<float> logOdds);
}
