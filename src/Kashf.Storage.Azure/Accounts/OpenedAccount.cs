using Kashf.Core.Accounts;

namespace Kashf.Storage.Azure.Accounts;

/// <summary>What a key opens, by its hash: the account as it is for ever, so that a request needs one read.</summary>
internal sealed record OpenedAccount(
    string Id, string Partition, long Account, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    public const string TheId = "account";

    public static OpenedAccount Of(ApiKey key, Account account) => new(
        TheId, AccountPartition.Of(key.Hash), account.Id, account.Name, account.CreatedAt, key.RevokedAt);

    public Account ToAccount() => new(Account, Name, CreatedAt);
}
