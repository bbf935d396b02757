namespace Kashf.Bench.Scale;

/// <summary>
/// Request units of operations under Strong consistency, which doubles what reading costs. Measured by `./kashf bench charges` on the
/// tests' Cosmos DB server, whose charges are an estimate by what Microsoft publishes; no charge was measured in Azure.
/// </summary>
internal static class RequestCharges
{
    private const double StrongReads = 2;

    /// <summary>What a finished operation costs later, when counts are folded.</summary>
    public const double Folding = 9.79;

    /// <summary>A row of an import: a look whether the item is there, its document, and a share of the operation's.</summary>
    public const double ImportedRow = (StrongReads * 1.00) + 8.48;

    /// <summary>A reported item that a training reads.</summary>
    public const double ReadItem = StrongReads * 0.07;

    /// <summary>An item of a retagging: planned, read, found again and replaced.</summary>
    public const double PredictedItem = (StrongReads * 0.38) + 11.92;

    /// <summary>Who asks, and about which dataset.</summary>
    public const double Opening = StrongReads * 2.00;

    /// <summary>Counts of a dataset and its tags.</summary>
    public const double Counts = StrongReads * 7.00;

    /// <summary>A page of 50 of a tag's reports, with the list's count.</summary>
    public const double ListPage = StrongReads * 11.03;

    /// <summary>A page of a search for a word, ranked and counted.</summary>
    public const double SearchPage = StrongReads * 16.57;

    /// <summary>Reports of ten new texts: each an item, and the operation that holds them together.</summary>
    public const double TenReports = Opening + (10 * ((StrongReads * 1.00) + 8.36)) + 5.95 + 11.30 + Folding;

    /// <summary>Texts of one request, tagged with a model in memory: the tags' names, and nothing of their own.</summary>
    public const double TaggedRequest = Opening + (StrongReads * 2.50);

    /// <summary>A query that brings nothing, on each physical partition that it asks.</summary>
    public const double EmptyQuery = StrongReads * 2.3;
}
