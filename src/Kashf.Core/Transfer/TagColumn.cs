namespace Kashf.Core.Transfer;

/// <summary>A column whose cells say of one tag whether it holds.</summary>
internal sealed record TagColumn(int Position, long TagId, string Name);
