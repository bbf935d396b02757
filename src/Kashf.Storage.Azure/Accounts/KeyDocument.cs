using Kashf.Core.Accounts;

namespace Kashf.Storage.Azure.Accounts;

/// <summary>A key as the operator lists and revokes it, by its id.</summary>
internal sealed record KeyDocument(
    string Id, string Partition, string Type, long Key, long Account, byte[] Hash, string Hint, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    public const string KeyType = "key";

    public static KeyDocument Of(ApiKey key) => new(
        IdOf(key.Id), AccountPartition.Keys, KeyType, key.Id, key.AccountId, key.Hash, key.Hint, key.CreatedAt, key.RevokedAt);

    public static string IdOf(long keyId) => $"key-{keyId}";

    public ApiKey ToKey() => new(Key, Account, Hash, Hint, CreatedAt, RevokedAt);
}
