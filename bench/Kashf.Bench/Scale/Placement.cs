namespace Kashf.Bench.Scale;

/// <summary>
/// Where datasets lie. The hierarchical key sorts documents by the hashes of account, dataset and bucket, so that a dataset is one
/// stretch of the container; physical partitions are stretches of equal bytes, halved until each fits.
/// </summary>
internal sealed class Placement
{
    private readonly (int Partition, double Share)[][] shares;
    private readonly (int Partition, double Share)[] everywhere;

    public Placement(Random random)
    {
        Sizes = Zipf();
        var accounts = Enumerable.Range(0, ScaleAssumptions.Accounts).Select(_ => random.NextDouble()).ToArray();
        var order = Enumerable.Range(0, ScaleAssumptions.Datasets)
            .OrderBy(_ => accounts[random.Next(accounts.Length)]).ThenBy(_ => random.NextDouble()).ToArray();
        while (Bytes / Partitions > ScaleAssumptions.PhysicalPartitionBytes)
            Partitions *= 2;
        shares = new (int, double)[Sizes.Length][];
        var begin = 0.0;
        foreach (var dataset in order)
        {
            var end = begin + (Sizes[dataset] / (double)ScaleAssumptions.Items);
            shares[dataset] = Cut(begin * Partitions, end * Partitions);
            begin = end;
        }

        everywhere = [.. Enumerable.Range(0, Partitions).Select(partition => (partition, 1.0 / Partitions))];
    }

    /// <summary>Items of each dataset, the largest first.</summary>
    public long[] Sizes { get; }

    public int Partitions { get; } = 1;

    public static double BytesOfItem => ScaleAssumptions.DocumentBytes * (1 + ScaleAssumptions.IndexShare);

    public static double Bytes => ScaleAssumptions.Items * BytesOfItem;

    /// <summary>The physical partitions that hold a dataset, and how much of it each.</summary>
    public (int Partition, double Share)[] Of(int dataset) => shares[dataset];

    /// <inheritdoc cref="Of(int)"/>
    public (int Partition, double Share)[] Of(int dataset, Layout layout) => layout == Layout.Together ? Of(dataset) : everywhere;

    private static long[] Zipf()
    {
        var weights = Enumerable.Range(1, ScaleAssumptions.Datasets).Select(rank => Math.Pow(rank, -ScaleAssumptions.ZipfExponent)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => (long)(ScaleAssumptions.Items * weight / sum))];
    }

    private (int, double)[] Cut(double begin, double end)
    {
        var (first, last) = ((int)begin, Math.Min((int)end, Partitions - 1));
        return
        [
            .. Enumerable.Range(first, last - first + 1)
                .Select(partition => (partition, (Math.Min(end, partition + 1) - Math.Max(begin, partition)) / (end - begin)))
                .Where(share => share.Item2 > 0),
        ];
    }
}
