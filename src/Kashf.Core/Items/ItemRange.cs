namespace Kashf.Core.Items;

/// <summary>The items of a dataset with ids from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
public readonly record struct ItemRange(long First, long Last);
