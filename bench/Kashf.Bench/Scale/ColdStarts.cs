namespace Kashf.Bench.Scale;

/// <summary>
/// A burst of requests on an app that slept: each takes a place for a tenth of a second, or waits; instances are added while any wait.
/// One event at a time, forty bursts together: what happens in one depends on few cold starts.
/// </summary>
internal static class ColdStarts
{
    private const double RequestSeconds = 0.1;
    private const int PlacesOfInstance = 16;
    private const double BurstSeconds = 60;
    private const int Bursts = 40;

    /// <returns>The waits of all requests of a minute, in seconds, the shortest first.</returns>
    public static double[] Waits(double perSecond, int alwaysReady)
    {
        var random = new Random(ScaleAssumptions.Seed);
        return [.. Enumerable.Range(0, Bursts).SelectMany(_ => Burst(random, perSecond, alwaysReady)).Order()];
    }

    private static List<double> Burst(Random random, double perSecond, int alwaysReady)
    {
        var free = new PriorityQueue<double, double>();
        var instances = 0;
        for (; instances < alwaysReady; instances++)
            Add(free, 0);
        var (needed, nextAdded) = ((int)Math.Ceiling(perSecond * RequestSeconds / PlacesOfInstance * 1.5), 0.0);
        var waits = new List<double>();
        for (var now = Exponential(random, perSecond); now < BurstSeconds; now += Exponential(random, perSecond))
        {
            while (instances < needed && nextAdded <= now)
            {
                Add(free, nextAdded + ColdStart(random));
                instances++;
                nextAdded += 1 / ScaleAssumptions.InstancesAddedPerSecond;
            }

            if (free.Count == 0)
            {
                Add(free, now + ColdStart(random));
                instances++;
            }

            var begins = Math.Max(now, free.Dequeue());
            free.Enqueue(begins + RequestSeconds, begins + RequestSeconds);
            waits.Add(begins - now);
        }

        return waits;
    }

    private static void Add(PriorityQueue<double, double> free, double ready)
    {
        for (var place = 0; place < PlacesOfInstance; place++)
            free.Enqueue(ready, ready);
    }

    private static double ColdStart(Random random) => ScaleAssumptions.ColdStartMedianSeconds * Math.Exp(ScaleAssumptions.ColdStartSigma * Normal(random));

    private static double Exponential(Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
