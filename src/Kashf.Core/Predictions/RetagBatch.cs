using Kashf.Core.Items;

namespace Kashf.Core.Predictions;

/// <summary>Items to predict in one step: those of the range that the cut includes.</summary>
/// <param name="Items">How many they were when the plan was made.</param>
public sealed record RetagBatch(ItemRange Range, RetagCut Cut, int Items);
