using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Storage.Azure.Tests.Charges;

/// <summary>Adds up the request charges that one process records.</summary>
public sealed class ChargeListener : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Operation, double Charge)> charges = new();
    private long throttled;

    public ChargeListener(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name is "kashf.cosmos.request_charge" or "kashf.cosmos.throttled_requests")
                own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, charge, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "operation")
                    charges.Enqueue(((string)tag.Value!, charge));
            }
        });
        listener.SetMeasurementEventCallback<long>((_, requests, _, _) => Interlocked.Add(ref throttled, requests));
        listener.Start();
    }

    /// <summary>How many requests were answered with 429 since this listens.</summary>
    public long Throttled => Interlocked.Read(ref throttled);

    /// <returns>What the call was charged, by operation.</returns>
    public async Task<IReadOnlyDictionary<string, double>> ChargesOfAsync(Func<Task> call)
    {
        charges.Clear();
        await call();
        return charges.GroupBy(entry => entry.Operation).ToDictionary(same => same.Key, same => same.Sum(entry => entry.Charge));
    }

    public void Dispose() => listener.Dispose();
}
