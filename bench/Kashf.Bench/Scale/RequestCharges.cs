namespace Kashf.Bench.Scale;

/// <summary>
/// Request units of operations under Strong consistency, which doubles what reading costs. The formulas are those of the tests'
/// Cosmos DB server (tests/Kashf.TestServices/cosmos/charges.mjs), which follow what Microsoft publishes; no charge was measured in Azure.
/// </summary>
internal static class RequestCharges
{
    private const double StrongReads = 2;
    private const double Term = 0.15;

    /// <summary>Index terms of an item's document: its fixed properties, its words, its lists and composite entries.</summary>
    private const int NewItemTerms = 24;

    private const int PredictionTerms = 6;

    private static double Kilobytes => Math.Max(1, ScaleAssumptions.DocumentBytes / 1024);

    private static double Unindexed => 5.5 + ((Kilobytes - 1) * (50 - 5.5) / 99);

    /// <summary>A point read of a document of up to 1 KB.</summary>
    public static double PointRead => StrongReads * 1;

    /// <summary>A query that brings nothing, on each physical partition that it asks.</summary>
    public static double EmptyQuery => StrongReads * 2.3;

    /// <summary>A row of an import: a look whether the item is there, and its first write.</summary>
    public static double ImportedRow => PointRead + Unindexed + (Term * NewItemTerms);

    /// <summary>An item that a page of a query brings.</summary>
    public static double ReadItem => StrongReads * (0.05 + (0.01 * Kilobytes) + (2.3 / 1000));

    /// <summary>A prediction stored with an item that was read by a query.</summary>
    public static double PredictedItem => ReadItem + (2 * Unindexed) + (Term * PredictionTerms);

    /// <summary>A page of 50 of any list, and the counts beside it.</summary>
    public static double ListPage => (StrongReads * (2.3 + 0.2 + (50 * (0.05 + (0.01 * Kilobytes))))) + (StrongReads * 2.4) + PointRead;

    /// <summary>A page of a search, ranked.</summary>
    public static double SearchPage => (StrongReads * (2.3 + 0.3 + (50 * (0.05 + (0.01 * Kilobytes))))) + (StrongReads * 3.5);

    /// <summary>Who asks, and about which dataset: the key, the account, the dataset.</summary>
    public static double Opening => 3 * PointRead;

    /// <summary>Reports of ten new texts: their items, the operation's two writes, and a share of folding.</summary>
    public static double TenReports => Opening + (10 * ImportedRow) + (3 * (Unindexed + Term));

    /// <summary>Texts of one request, tagged with a model in memory: none of their own.</summary>
    public static double TaggedRequest => Opening + (StrongReads * 2.4);
}
