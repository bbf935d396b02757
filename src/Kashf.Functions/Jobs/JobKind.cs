namespace Kashf.Functions.Jobs;

/// <summary>An endpoint whose requests may run as jobs, and the orchestration that runs them.</summary>
public sealed record JobKind(string Endpoint, string Orchestration);
