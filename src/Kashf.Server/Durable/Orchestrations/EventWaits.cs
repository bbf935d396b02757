using Kashf.Server.Durable.Journal;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Brings received events and the waits for them together, by name in any case. Events keep their order; the latest
/// wait is served first, so that a wait abandoned in a loop does not swallow what the next one needs.</summary>
internal sealed class EventWaits
{
    private readonly Dictionary<string, LinkedList<Waiter>> waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<WaitingEvent> buffered = [];

    /// <summary>Events that nothing has waited for, in order.</summary>
    public IReadOnlyList<WaitingEvent> Buffered => buffered;

    public Task<string?> WaitAsync(string name, Type type, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<string?>(cancellation);
        }

        var waiting = waits.TryGetValue(name, out var existing) ? existing : waits[name] = new();
        if (waiting.First is { } other && other.Value.Type != type)
        {
            throw new ArgumentException($"Event '{name}' is already awaited as {other.Value.Type}, so it cannot be awaited as {type}.", nameof(type));
        }

        var wait = new Waiter(type);
        if (TakeBuffered(name) is { } received)
        {
            wait.Completion.SetResult(received.Payload);
            return wait.Completion.Task;
        }

        var place = waiting.AddFirst(wait);
        if (cancellation.CanBeCanceled)
        {
            wait.Registration = cancellation.Register(() => Cancel(waiting, place, cancellation));
        }

        return wait.Completion.Task;
    }

    public void Receive(WaitingEvent received)
    {
        if (!waits.TryGetValue(received.Name, out var waiting) || waiting.First is not { } latest)
        {
            buffered.Add(received);
            return;
        }

        waiting.RemoveFirst();
        latest.Value.Registration.Unregister();
        latest.Value.Completion.TrySetResult(received.Payload);
    }

    private WaitingEvent? TakeBuffered(string name)
    {
        var index = buffered.FindIndex(received => string.Equals(received.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            return null;
        }

        var taken = buffered[index];
        buffered.RemoveAt(index);
        return taken;
    }

    private static void Cancel(LinkedList<Waiter> waiting, LinkedListNode<Waiter> place, CancellationToken cancellation)
    {
        if (place.List is not null)
        {
            waiting.Remove(place);
            place.Value.Completion.TrySetCanceled(cancellation);
        }
    }

    private sealed class Waiter(Type type)
    {
        public Type Type { get; } = type;

        public TaskCompletionSource<string?> Completion { get; } = new();

        public CancellationTokenRegistration Registration { get; set; }
    }
}
