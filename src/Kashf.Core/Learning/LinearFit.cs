namespace Kashf.Core.Learning;

/// <summary>A linear score for each tag, fitted on all rows, and the scores that held-out rows got.</summary>
/// <param name="Weights">Columns times tags: the weights of a column for all tags lie together.</param>
/// <param name="Biases">One for each tag.</param>
/// <param name="HeldOut">For each tag, the score of each row by the model that had not seen its fold; 0 in no fold.</param>
internal sealed record LinearFit(float[] Weights, float[] Biases, float[][] HeldOut);
