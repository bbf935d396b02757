namespace Kashf.Bench.Scale;

/// <summary>
/// A thousand jobs at once, in steps of a second: who ends a job begins another on a dataset without one. Physical partitions share
/// their request units evenly among those who ask; instances their processors; control queues bound how many ends of
/// steps orchestrators handle.
/// </summary>
internal sealed class JobRun
{
    private const int WarmUp = 1_200;
    private const int Hour = 3_600;

    private readonly JobScenario scenario;
    private readonly Placement placement;
    private readonly Random random;
    private readonly HashSet<int> busy = [];
    private readonly Queue<SimulatedStep> waiting = new();
    private readonly Queue<SimulatedStep> ended = new();
    private readonly List<SimulatedStep> running = [];
    private readonly JobTally tally;
    private readonly double[] asked;
    private readonly double unitsOfPartition;
    private double instances;

    public JobRun(JobScenario scenario, Placement placement)
    {
        (this.scenario, this.placement, random) = (scenario, placement, new Random(ScaleAssumptions.Seed));
        asked = new double[placement.Partitions];
        unitsOfPartition = Math.Min(scenario.Ceiling / placement.Partitions, ScaleAssumptions.PhysicalPartitionUnits)
            - (Interactive.UnitsOnItems(scenario.Layout == Layout.Together ? 1 : placement.Partitions) / placement.Partitions);
        tally = new JobTally(placement.Partitions);
    }

    public JobFigures Run()
    {
        for (var job = 0; job < ScaleAssumptions.ConcurrentJobs; job++)
            Start(0);
        for (var now = 0; now < WarmUp + Hour; now++)
        {
            if (now == WarmUp)
                tally.Clear();
            Second(now);
        }

        return tally.Figures(unitsOfPartition * placement.Partitions);
    }

    private void Second(double now)
    {
        var wanted = Math.Ceiling((waiting.Count + running.Count) / (double)ScaleAssumptions.StepsOfInstance);
        instances = Math.Clamp(wanted, 1, Math.Min(scenario.Instances, instances + ScaleAssumptions.InstancesAddedPerSecond));
        while (waiting.Count > 0 && running.Count < instances * ScaleAssumptions.StepsOfInstance)
            running.Add(waiting.Dequeue());
        Work();
        foreach (var step in running.Where(step => step.IsDone))
            ended.Enqueue(step);
        running.RemoveAll(step => step.IsDone);
        Respond(now);
    }

    private void Work()
    {
        Array.Clear(asked);
        foreach (var step in running.Where(step => step.Units > 0))
            foreach (var (partition, share) in step.Partitions)
                asked[partition] += share;
        var processor = Math.Min(1, instances * ScaleAssumptions.CoresOfInstance / Math.Max(1, running.Count(step => step.Seconds > 0)));
        var (processors, over) = (0.0, 0);
        foreach (var step in running)
        {
            var seconds = Math.Min(step.Seconds, processor);
            step.Seconds -= seconds;
            processors += seconds;
            over += step.Units > 0 && Spend(step) ? 1 : 0;
        }

        var places = instances * ScaleAssumptions.StepsOfInstance;
        tally.Second(running.Count / places, processors / (instances * ScaleAssumptions.CoresOfInstance), over, running.Count);
    }

    /// <returns>Whether its requests waited longer than the client does.</returns>
    private bool Spend(SimulatedStep step)
    {
        var possible = step.Partitions.Min(part => unitsOfPartition / asked[part.Partition]);
        var units = Math.Min(step.Units, Math.Min(step.Wanted, possible));
        step.Units -= units;
        foreach (var (partition, share) in step.Partitions)
            tally.Spend(partition, units * share);
        return step.Wanted / possible * ScaleAssumptions.RequestSeconds > ScaleAssumptions.PatienceSeconds;
    }

    private void Respond(double now)
    {
        var allowed = (int)(ScaleAssumptions.ControlQueues * ScaleAssumptions.ResponsesOfQueue);
        var handled = Math.Min(allowed, ended.Count);
        tally.Responses(handled / (double)allowed);
        for (var i = 0; i < handled; i++)
        {
            var job = ended.Dequeue().Job;
            job.End();
            if (job.IsDone)
            {
                tally.End(job.Kind, now - job.Started);
                busy.Remove(job.Dataset);
                Start(now);
            }
            else
            {
                Begin(job);
            }
        }
    }

    // A fifth imports, two fifths train, two fifths retag; half of the jobs by dataset, half by item.
    private void Start(double now)
    {
        int dataset;
        do
            dataset = random.Next(2) == 0 ? random.Next(placement.Sizes.Length) : OfRandomItem();
        while (!busy.Add(dataset));
        var kind = random.Next(5) switch { 0 => JobKind.Import, 1 or 2 => JobKind.Train, _ => JobKind.Retag };
        Begin(SimulatedJob.Draw(kind, dataset, placement.Sizes[dataset], now, scenario.RetagBatchesAtOnce));
    }

    private void Begin(SimulatedJob job)
    {
        for (var step = job.Begin(); step > 0; step--)
            waiting.Enqueue(job.Step(placement.Of(job.Dataset, scenario.Layout)));
    }

    // The inverse of Zipf's distribution function, continuous.
    private int OfRandomItem() => (int)Math.Min(placement.Sizes.Length - 1, Math.Pow(placement.Sizes.Length, random.NextDouble()) - 1);
}
