using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Accounts;

namespace Kashf.Storage.Azure.Accounts;

/// <summary>An account, stored under its id and under its name: both are taken by it.</summary>
internal sealed record AccountDocument(string Id, string Partition, string Type, long Account, string Name, DateTimeOffset CreatedAt)
{
    public const string NameType = "name";

    public static AccountDocument ById(Account account) =>
        new(IdOf(account.Id), AccountPartition.Accounts, "account", account.Id, account.Name, account.CreatedAt);

    public static AccountDocument ByName(Account account) =>
        new(IdOf(account.Name), AccountPartition.Accounts, NameType, account.Id, account.Name, account.CreatedAt);

    public static string IdOf(long accountId) => $"account-{accountId}";

    // A name may hold what an id may not.
    public static string IdOf(string name) => $"name-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";

    public Account ToAccount() => new(Account, Name, CreatedAt);
}
