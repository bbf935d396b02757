using System.Collections.Concurrent;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Wakes those who wait for an instance to change.</summary>
internal sealed class InstanceSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    /// <summary>Told of every change, after it is on the disk.</summary>
    public Action<string>? Observer { get; set; }

    /// <summary>Ends at the instance's next change. Ask for it before looking at the instance.</summary>
    public Task NextChange(string instanceId) =>
        waiting.GetOrAdd(instanceId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string instanceId)
    {
        Observer?.Invoke(instanceId);
        if (waiting.TryRemove(instanceId, out var change))
        {
            change.TrySetResult();
        }
    }
}
