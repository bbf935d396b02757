using Kashf.Core.Identifiers;
using Kashf.Core.Storage;

namespace Kashf.Core.Accounts;

/// <summary>Makes keys, and the accounts they open.</summary>
public sealed class IssueKey(IAccounts accounts, IdGenerator ids, TimeProvider time)
{
    public const string DefaultAccount = "default";

    // No generator makes it, and a store takes an id once: of several servers that start at the same time one makes the key.
    private const long FirstKeyId = 1;

    /// <summary>Gives the account, made where there is none of that name, a new key.</summary>
    public async Task<IssuedKey> RunAsync(string accountName, CancellationToken cancellation)
    {
        var account = await FindOrCreateAsync(accountName, cancellation);
        return await AddAsync(account, ids.Next(), KeySecret.Create(), cancellation)
            ?? throw new InvalidOperationException("Two random keys were the same.");
    }

    /// <summary>
    /// Sees to it that somebody can enter. Where <paramref name="secret"/> is given it becomes a key of the default
    /// account, unless it was one before (revoked, it stays revoked); otherwise the first start makes one.
    /// </summary>
    /// <returns>The key that was made now; null where none was needed.</returns>
    public async Task<IssuedKey?> EnsureFirstAsync(string? secret, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(secret))
            return await AddAsync(await FindOrCreateAsync(DefaultAccount, cancellation), ids.Next(), secret.Trim(), cancellation);
        return (await accounts.ListKeysAsync(cancellation)).Count == 0
            ? await AddAsync(await FindOrCreateAsync(DefaultAccount, cancellation), FirstKeyId, KeySecret.Create(), cancellation)
            : null;
    }

    private async Task<IssuedKey?> AddAsync(Account account, long keyId, string secret, CancellationToken cancellation)
    {
        var key = new ApiKey(keyId, account.Id, KeySecret.Hash(secret), KeySecret.Hint(secret), time.GetUtcNow(), null);
        return await accounts.TryAddKeyAsync(key, cancellation) ? new IssuedKey(account, key, secret) : null;
    }

    private async Task<Account> FindOrCreateAsync(string name, CancellationToken cancellation)
    {
        if (await accounts.FindByNameAsync(name, cancellation) is { } existing)
            return existing;
        var account = new Account(ids.Next(), name, time.GetUtcNow());
        return await accounts.TryCreateAsync(account, cancellation)
            ? account
            : await accounts.FindByNameAsync(name, cancellation)
                ?? throw new InvalidOperationException($"The account '{name}' could not be created.");
    }
}
