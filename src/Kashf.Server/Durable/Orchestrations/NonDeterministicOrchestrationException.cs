namespace Kashf.Server.Durable.Orchestrations;

/// <summary>An orchestrator did not repeat what its journal says it did, or did what cannot be repeated.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(message);
