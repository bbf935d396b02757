using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Tests.Services;

public sealed record Entry(
    string Id, string Account, string Dataset, string Bucket, string Name = "", double Rank = 0, string[]? Words = null, string? Note = null)
{
    public PartitionKey Key => new PartitionKeyBuilder().Add(Account).Add(Dataset).Add(Bucket).Build();

    public static PartitionKey Prefix(string account, string dataset) =>
        new PartitionKeyBuilder().Add(account).Add(dataset).Build();
}
