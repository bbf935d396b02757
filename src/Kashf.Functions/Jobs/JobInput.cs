namespace Kashf.Functions.Jobs;

/// <summary>Which stored request an orchestration works on.</summary>
public sealed record JobInput(long AccountId, string JobId);
