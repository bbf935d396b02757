using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Accounts;

/// <summary>Where the documents of <c>accounts</c> lie: accounts together, keys for the operator together, and what a key
/// opens each for itself, so that requests spread.</summary>
internal static class AccountPartition
{
    public const string Accounts = "accounts";
    public const string Keys = "keys";

    public static PartitionKey OfAccounts => new(Accounts);

    public static PartitionKey OfKeys => new(Keys);

    public static string Of(ReadOnlySpan<byte> hash) => $"key-{Convert.ToHexStringLower(hash)}";
}
