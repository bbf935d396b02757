using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Client;

internal static class Deduplication
{
    /// <summary>In which statuses an existing instance is kept, so that one of the same id is refused.</summary>
    /// <param name="statuses">Their names; null means those of an unfinished instance.</param>
    /// <exception cref="ArgumentException">A name is no status.</exception>
    public static Func<OrchestrationRuntimeStatus, bool> Of(IReadOnlyList<string>? statuses)
    {
        if (statuses is null)
        {
            return status => status
                is OrchestrationRuntimeStatus.Running
                or OrchestrationRuntimeStatus.Pending
                or OrchestrationRuntimeStatus.Suspended;
        }

        return statuses.Select(Parse).ToHashSet().Contains;
    }

    private static OrchestrationRuntimeStatus Parse(string name) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status)
            ? status
            : throw new ArgumentException($"'{name}' is no status of an orchestration.", nameof(name));
}
