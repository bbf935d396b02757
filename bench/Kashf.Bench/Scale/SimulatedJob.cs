namespace Kashf.Bench.Scale;

internal enum JobKind
{
    Import,
    Train,
    Retag,
}

/// <summary>A job on a dataset: steps of equal size, some of them beside one another.</summary>
internal sealed class SimulatedJob(JobKind kind, int dataset, long items, int steps, int atOnce, double started)
{
    private int begun;

    public JobKind Kind => kind;

    public int Dataset => dataset;

    public long Items => items;

    public double Started => started;

    public int Steps => steps;

    public int Waiting => steps - begun;

    public int UnderWay { get; private set; }

    public bool IsDone => Waiting == 0 && UnderWay == 0;

    public static SimulatedJob Draw(JobKind kind, int dataset, long size, double now, int retagBatchesAtOnce = ScaleAssumptions.RetagBatchesAtOnce)
    {
        var items = kind switch
        {
            JobKind.Import => Math.Min(size, ScaleAssumptions.MostImported),
            JobKind.Retag => Math.Min(size, ScaleAssumptions.MostRetagged),
            _ => Math.Min((long)(size * ScaleAssumptions.ReportedShare), ScaleAssumptions.MostReportedInTraining),
        };
        var (step, atOnce) = kind switch
        {
            JobKind.Import => (ScaleAssumptions.ImportChunk, 1),
            JobKind.Retag => (ScaleAssumptions.RetagBatch, retagBatchesAtOnce),
            _ => (int.MaxValue, 1),
        };
        return new SimulatedJob(kind, dataset, items, (int)((items + step - 1) / step), atOnce, now);
    }

    /// <summary>The steps that may begin now.</summary>
    public int Begin()
    {
        var now = Math.Min(Waiting, atOnce - UnderWay);
        begun += now;
        UnderWay += now;
        return now;
    }

    public void End() => UnderWay--;

    public SimulatedStep Step((int, double)[] partitions)
    {
        var part = (double)items / steps;
        return kind switch
        {
            JobKind.Import => new(this, partitions, part * ScaleAssumptions.ImportSeconds, part * RequestCharges.ImportedRow, RequestCharges.ImportedRow),
            JobKind.Retag => new(this, partitions, part * ScaleAssumptions.RetagSeconds, part * RequestCharges.PredictedItem, RequestCharges.PredictedItem),
            _ => new(
                this,
                partitions,
                part * ScaleAssumptions.TrainSeconds,
                (part * RequestCharges.ReadItem) + (Math.Min(part / ScaleAssumptions.ReportedShare, ScaleAssumptions.UnreportedInTraining) * RequestCharges.PredictedItem),
                RequestCharges.PredictedItem),
        };
    }
}

/// <summary>One activity under way.</summary>
internal sealed class SimulatedStep(SimulatedJob job, (int Partition, double Share)[] partitions, double seconds, double units, double unitsOfRequest)
{
    public SimulatedJob Job => job;

    public (int Partition, double Share)[] Partitions => partitions;

    /// <summary>Processor seconds still to do.</summary>
    public double Seconds { get; set; } = seconds;

    /// <summary>Request units still to do.</summary>
    public double Units { get; set; } = units;

    /// <summary>Request units in a second where nothing makes it wait.</summary>
    public double Wanted => ScaleAssumptions.RequestsAtOnce * unitsOfRequest / ScaleAssumptions.RequestSeconds;

    public bool IsDone => Seconds <= 0 && Units <= 0;
}
