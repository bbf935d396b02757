using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>How an execution ended.</summary>
internal abstract record Outcome
{
    public sealed record Completed(string? Output) : Outcome;

    public sealed record Failed(TaskFailureDetails Failure) : Outcome;

    public sealed record ContinuedAsNew(string? Input, IReadOnlyList<WaitingEvent> Events) : Outcome;

    public static Failed From(Exception exception)
    {
        var details = TaskFailureDetails.FromException(exception);
        return new(exception is NonDeterministicOrchestrationException
            ? details with { ErrorType = nameof(NonDeterministicOrchestrationException) }
            : details);
    }
}
