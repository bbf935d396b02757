namespace Kashf.Bench.Datasets;

/// <summary>What was measured with a dataset of one size.</summary>
internal sealed record DatasetFigures
{
    public required int Items { get; init; }

    /// <summary>Rows a second, each with a report on one tag; from the first byte sent to the state imported.</summary>
    public required double ImportedPerSecond { get; init; }

    public required double ImportedUnreportedPerSecond { get; init; }

    public required double RetaggedPerSecond { get; init; }

    /// <summary>Of tag_texts, without HTTP or store, on one core with the same model.</summary>
    public required double TaggedInProcessPerSecond { get; init; }

    public required double ExportedPerSecond { get; init; }

    public required Latencies Search { get; init; }

    public required Latencies ReportPages { get; init; }

    public required Latencies PredictionPages { get; init; }

    public required Latencies WalkedPages { get; init; }

    public required Latencies Candidates { get; init; }

    /// <summary>Resident memory in MB: after all, and the highest.</summary>
    public required (double Now, double Peak) Memory { get; init; }

    public required PeerFigures Peer { get; init; }
}

/// <summary>The same texts in one SQLite table with its full-text index, by prepared commands in one thread.</summary>
internal sealed record PeerFigures(double InsertedPerSecond, Latencies Search);
