namespace Kashf.Core.Predictions;

/// <summary>What became of a batch's items.</summary>
/// <param name="Predicted">How many were predicted.</param>
/// <param name="LeftOut">How many could not be opened: they keep what was predicted of them before.</param>
/// <param name="Reason">Why the first that could not be opened could not; null where all could.</param>
public sealed record RetaggedBatch(int Predicted, int LeftOut, string? Reason)
{
    public static RetaggedBatch None { get; } = new(0, 0, null);

    public RetaggedBatch Add(RetaggedBatch other) => new(Predicted + other.Predicted, LeftOut + other.LeftOut, Reason ?? other.Reason);
}
