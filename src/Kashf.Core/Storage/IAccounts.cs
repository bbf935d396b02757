using Kashf.Core.Accounts;

namespace Kashf.Core.Storage;

/// <summary>Accounts and their keys.</summary>
public interface IAccounts
{
    /// <returns>False where the name or the id is taken; nothing is stored then.</returns>
    Task<bool> TryCreateAsync(Account account, CancellationToken cancellation);

    Task<Account?> FindByNameAsync(string name, CancellationToken cancellation);

    /// <returns>All accounts, oldest first.</returns>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation);

    /// <returns>False where the hash or the id is taken; nothing is stored then.</returns>
    Task<bool> TryAddKeyAsync(ApiKey key, CancellationToken cancellation);

    /// <summary>The account that the key with this SHA-256 opens; null where it is unknown or revoked.</summary>
    Task<Account?> FindByKeyAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellation);

    /// <returns>The keys of every account, oldest first, revoked ones included.</returns>
    Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellation);

    /// <returns>False where no such key is in force.</returns>
    Task<bool> RevokeKeyAsync(long keyId, DateTimeOffset at, CancellationToken cancellation);
}
