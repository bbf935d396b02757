using System.Diagnostics.Metrics;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>What calls cost, as metrics: <c>kashf.cosmos.request_charge</c> and <c>kashf.cosmos.throttled_requests</c>.</summary>
internal sealed class CosmosCharges
{
    public const string MeterName = "Kashf.Storage.Azure";

    private readonly Histogram<double> charges;
    private readonly Counter<long> throttled;

    public CosmosCharges(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        charges = meter.CreateHistogram<double>(
            "kashf.cosmos.request_charge", "{request_unit}", "Request units that a call to Cosmos DB took.");
        throttled = meter.CreateCounter<long>(
            "kashf.cosmos.throttled_requests", "{request}", "Requests that Cosmos DB answered with 429.");
    }

    public void Record(string container, string operation, double charge, long throttledRequests)
    {
        KeyValuePair<string, object?> inContainer = new("container", container), of = new("operation", operation);
        charges.Record(charge, inContainer, of);
        if (throttledRequests > 0)
        {
            throttled.Add(throttledRequests, inContainer, of);
        }
    }
}
