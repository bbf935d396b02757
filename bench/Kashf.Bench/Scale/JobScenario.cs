namespace Kashf.Bench.Scale;

/// <summary>What an operator chooses.</summary>
/// <param name="Ceiling">Request units in a second of the items container, spread evenly over its physical partitions.</param>
/// <param name="Instances">The most instances of the function app.</param>
/// <param name="Layout">Where datasets lie.</param>
/// <param name="RetagBatchesAtOnce">Steps that one retagging has under way.</param>
internal sealed record JobScenario(
    double Ceiling, int Instances, Layout Layout = Layout.Together, int RetagBatchesAtOnce = ScaleAssumptions.RetagBatchesAtOnce);

/// <summary>What a simulated hour brought; shares are means over the hour.</summary>
/// <param name="PerHour">Jobs that ended, by kind.</param>
/// <param name="Minutes">The median time of a job, by kind.</param>
/// <param name="UnitShare">Request units used of the ceiling.</param>
/// <param name="HottestShare">The same of the physical partition that was used most.</param>
/// <param name="StepShare">Places for steps taken, of those of all instances.</param>
/// <param name="ProcessorShare">Processors busy, of those of all instances.</param>
/// <param name="ResponseShare">Steps' ends handled by orchestrators, of what their queues allow.</param>
/// <param name="OverPatience">Steps that waited for Cosmos DB longer than the client waits, of all under way.</param>
internal sealed record JobFigures(
    IReadOnlyDictionary<JobKind, double> PerHour,
    IReadOnlyDictionary<JobKind, double> Minutes,
    double UnitsPerSecond,
    double UnitShare,
    double HottestShare,
    double StepShare,
    double ProcessorShare,
    double ResponseShare,
    double OverPatience);
