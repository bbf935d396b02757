using System.Diagnostics.Metrics;

namespace Kashf.Bench.Charges;

/// <summary>Adds up the request charges that storage records, as its metric tells them.</summary>
internal sealed class ChargeMeter : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Lock turn = new();
    private readonly SortedDictionary<string, (int Calls, double Units)> operations = new(StringComparer.Ordinal);

    public ChargeMeter()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "kashf.cosmos.request_charge")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, charge, tags, _) => Add(Operation(tags), charge));
        listener.Start();
    }

    /// <returns>What the work was charged, by operation: background work that falls into it counts too.</returns>
    public async Task<IReadOnlyDictionary<string, (int Calls, double Units)>> MeasureAsync(Func<Task> work)
    {
        lock (turn)
            operations.Clear();
        await work();
        lock (turn)
            return new Dictionary<string, (int, double)>(operations);
    }

    public void Dispose() => listener.Dispose();

    private static string Operation(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
            if (key == "operation")
                return (string)value!;
        return "";
    }

    private void Add(string operation, double charge)
    {
        lock (turn)
        {
            var (calls, units) = operations.GetValueOrDefault(operation);
            operations[operation] = (calls + 1, units + charge);
        }
    }
}
