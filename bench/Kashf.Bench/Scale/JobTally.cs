namespace Kashf.Bench.Scale;

/// <summary>Adds up a simulated hour.</summary>
internal sealed class JobTally(int partitions)
{
    private readonly double[] units = new double[partitions];
    private readonly Dictionary<JobKind, List<double>> seconds = Enum.GetValues<JobKind>().ToDictionary(kind => kind, _ => new List<double>());
    private double stepShare, processorShare, responseShare, over, underWay;
    private int elapsed;

    public void Clear()
    {
        Array.Clear(units);
        foreach (var list in seconds.Values)
            list.Clear();
        (stepShare, processorShare, responseShare, over, underWay, elapsed) = (0, 0, 0, 0, 0, 0);
    }

    public void Second(double steps, double processors, int overPatience, int running)
    {
        stepShare += steps;
        processorShare += processors;
        over += overPatience;
        underWay += running;
        elapsed++;
    }

    public void Spend(int partition, double spent) => units[partition] += spent;

    public void Responses(double share) => responseShare += share;

    public void End(JobKind kind, double duration) => seconds[kind].Add(duration);

    public JobFigures Figures(double unitsPerSecond) => new(
        seconds.ToDictionary(kind => kind.Key, kind => kind.Value.Count * 3_600.0 / elapsed),
        seconds.ToDictionary(kind => kind.Key, kind => Median(kind.Value) / 60),
        units.Sum() / elapsed,
        units.Sum() / elapsed / unitsPerSecond,
        units.Max() / elapsed / (unitsPerSecond / units.Length),
        stepShare / elapsed,
        processorShare / elapsed,
        responseShare / elapsed,
        over / underWay);

    private static double Median(List<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);
}
