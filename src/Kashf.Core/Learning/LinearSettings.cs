namespace Kashf.Core.Learning;

/// <summary>What is chosen for linear models by held-out scores.</summary>
/// <param name="Strength">The cost of an error against the length of the weights.</param>
/// <param name="FewestRows">In how many rows a column must occur to be known.</param>
internal readonly record struct LinearSettings(float Strength, int FewestRows);
