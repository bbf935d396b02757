namespace Kashf.Core.Items;

/// <summary>What became of items to add.</summary>
/// <param name="Ids">The id of each, in order; empty where there is no such dataset.</param>
/// <param name="New">How many items the dataset did not have before.</param>
public sealed record AddedItems(IReadOnlyList<long> Ids, int New);
