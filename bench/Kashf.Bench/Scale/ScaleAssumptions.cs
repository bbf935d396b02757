namespace Kashf.Bench.Scale;

/// <summary>What the simulation takes as given. Where a figure is documented or measured, its source stands beside it.</summary>
internal static class ScaleAssumptions
{
    public const int Seed = 20260923;

    public const long Items = 1_000_000_000;
    public const int Datasets = 10_000;
    public const int Accounts = 1_000;
    public const int ConcurrentJobs = 1_000;

    /// <summary>Zipf's law: the dataset of rank k holds 1 / k of what the first holds.</summary>
    public const double ZipfExponent = 1;

    /// <summary>Bytes of an item's document, of a text of some 80 characters with a report and a prediction.</summary>
    public const double DocumentBytes = 1_400;

    /// <summary>Index beside the documents; Cosmos DB counts both as storage.</summary>
    public const double IndexShare = 0.3;

    /// <summary>Azure Cosmos DB service quotas.</summary>
    public const double LogicalPartitionBytes = 20e9;

    /// <inheritdoc cref="LogicalPartitionBytes"/>
    public const double PhysicalPartitionBytes = 50e9;

    /// <inheritdoc cref="LogicalPartitionBytes"/>
    public const double PhysicalPartitionUnits = 10_000;

    /// <summary>Serverless: bytes of a container.</summary>
    public const double ServerlessBytes = 1e12;

    public const int BucketsOfDataset = 256;

    /// <summary>Items of one step, and steps of one job beside one another, as the orchestrations have them.</summary>
    public const int ImportChunk = 20_000;

    public const int RetagBatch = 5_000;
    public const int RetagBatchesAtOnce = 8;

    /// <summary>The most items of one simulated job.</summary>
    public const int MostImported = 200_000;

    public const int MostRetagged = 100_000;
    public const int MostReportedInTraining = 100_000;
    public const int UnreportedInTraining = 20_000;

    /// <summary>Reported items of a dataset.</summary>
    public const double ReportedShare = 0.1;

    /// <summary>Processor seconds of an item: docs/benchmarks.md, two cores at 20,926 rows/s, 44,833 items/s, 16,000 reports in 2.67 s.</summary>
    public const double ImportSeconds = 2 / 20_926.0;

    public const double RetagSeconds = 2 / 44_833.0;
    public const double TrainSeconds = 2 * 2.67 / 16_000;

    /// <summary>Requests that a step has under way to Cosmos DB, and the time of one that does not wait.</summary>
    public const int RequestsAtOnce = 32;

    public const double RequestSeconds = 0.015;

    /// <summary>How long the client waits where it is asked for patience: Cosmos__MaxRetryWaitSeconds.</summary>
    public const double PatienceSeconds = 15;

    /// <summary>host.json: steps that an instance runs at once; infra/main.bicep: 4 GB, which bring 2 processors.</summary>
    public const int StepsOfInstance = 4;

    public const double CoresOfInstance = 2;

    /// <summary>host.json: control queues of the task hub.</summary>
    public const int ControlQueues = 4;

    /// <summary>Durable Functions, performance targets: parallel response processing (fan-in) of one instance.</summary>
    public const double ResponsesOfQueue = 150;

    /// <summary>Assumed, not documented: instances that are added in a second.</summary>
    public const double InstancesAddedPerSecond = 1;

    /// <summary>Assumed, not measured: a cold start's median and its spread (a logarithmic normal distribution).</summary>
    public const double ColdStartMedianSeconds = 4;

    public const double ColdStartSigma = 0.5;
}
