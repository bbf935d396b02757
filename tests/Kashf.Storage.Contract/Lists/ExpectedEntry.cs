namespace Kashf.Storage.Contract.Lists;

internal readonly record struct ExpectedEntry(int Rank, long ItemId, bool Positive);
