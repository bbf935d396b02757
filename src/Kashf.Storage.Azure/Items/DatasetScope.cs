using System.Globalization;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Items;

/// <summary>The dataset that documents belong to, as partition keys name it.</summary>
internal readonly record struct DatasetScope(string Account, string Dataset)
{
    public static DatasetScope Of(long accountId, long datasetId) =>
        new(accountId.ToString(CultureInfo.InvariantCulture), datasetId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Of every document of the dataset.</summary>
    public PartitionKey Prefix => new PartitionKeyBuilder().Add(Account).Add(Dataset).Build();

    /// <summary>Of the documents in one bucket.</summary>
    public PartitionKey In(string bucket) => new PartitionKeyBuilder().Add(Account).Add(Dataset).Add(bucket).Build();
}
