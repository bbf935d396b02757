using System.Diagnostics.Metrics;

namespace Kashf.Models.Sessions;

/// <summary>How models run, as metrics: <c>kashf.models.run.duration</c> and <c>kashf.models.open</c>.</summary>
internal sealed class ModelMetrics
{
    public const string MeterName = "Kashf.Models";

    private readonly Histogram<double> durations;
    private readonly UpDownCounter<int> open;

    public ModelMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        durations = meter.CreateHistogram<double>("kashf.models.run.duration", "s", "How long one run of a model took.");
        open = meter.CreateUpDownCounter<int>("kashf.models.open", "{model}", "Models in memory.");
    }

    public void Ran(string model, TimeSpan duration) => durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("model", model));

    public void Opened() => open.Add(1);

    public void Closed() => open.Add(-1);
}
