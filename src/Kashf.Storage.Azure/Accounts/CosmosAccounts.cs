using Kashf.Core.Accounts;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Accounts;

internal sealed class CosmosAccounts(CosmosContainers containers) : IAccounts
{
    private readonly CosmosContainer container = containers.Accounts;

    public async Task<bool> TryCreateAsync(Account account, CancellationToken cancellation)
    {
        var byId = AccountDocument.ById(account);
        if (await container.TryCreateAsync(byId, AccountPartition.OfAccounts, "accounts.create", cancellation) is null)
        {
            return false;
        }

        // Under its name it exists: what a crash leaves before this is an id that nobody asks for.
        if (await container.TryCreateAsync(AccountDocument.ByName(account), AccountPartition.OfAccounts, "accounts.create", cancellation) is not null)
        {
            return true;
        }

        await container.TryDeleteAsync(byId.Id, AccountPartition.OfAccounts, null, "accounts.create", CancellationToken.None);
        return false;
    }

    public async Task<Account?> FindByNameAsync(string name, CancellationToken cancellation) =>
        (await container.FindAsync<AccountDocument>(AccountDocument.IdOf(name), AccountPartition.OfAccounts, "accounts.find", cancellation))
        ?.Document.ToAccount();

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation)
    {
        var accounts = container.QueryAsync<AccountDocument>(
            OfType(AccountDocument.NameType), AccountPartition.OfAccounts, "accounts.list", cancellation: cancellation);
        return [.. (await accounts.Select(document => document.ToAccount()).ToListAsync(cancellation))
            .OrderBy(account => account.CreatedAt).ThenBy(account => account.Id)];
    }

    public async Task<bool> TryAddKeyAsync(ApiKey key, CancellationToken cancellation)
    {
        var account = await container.FindAsync<AccountDocument>(
            AccountDocument.IdOf(key.AccountId), AccountPartition.OfAccounts, "keys.add", cancellation)
            ?? throw new ArgumentException($"There is no account {key.AccountId}.", nameof(key));
        var listed = KeyDocument.Of(key);

        // Listed first: what opens an account can always be found and revoked.
        if (await container.TryCreateAsync(listed, AccountPartition.OfKeys, "keys.add", cancellation) is null)
        {
            return false;
        }

        var opened = OpenedAccount.Of(key, account.Document.ToAccount());
        if (await container.TryCreateAsync(opened, new PartitionKey(opened.Partition), "keys.add", cancellation) is not null)
        {
            return true;
        }

        await container.TryDeleteAsync(listed.Id, AccountPartition.OfKeys, null, "keys.add", CancellationToken.None);
        return false;
    }

    public async Task<Account?> FindByKeyAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellation)
    {
        var key = new PartitionKey(AccountPartition.Of(hash.Span));
        var opened = await container.FindAsync<OpenedAccount>(OpenedAccount.TheId, key, "keys.open", cancellation);
        return opened is { Document.RevokedAt: null } ? opened.Document.ToAccount() : null;
    }

    public async Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellation)
    {
        var keys = container.QueryAsync<KeyDocument>(
            OfType(KeyDocument.KeyType), AccountPartition.OfKeys, "keys.list", cancellation: cancellation);
        return [.. (await keys.Select(document => document.ToKey()).ToListAsync(cancellation))
            .OrderBy(key => key.CreatedAt).ThenBy(key => key.Id)];
    }

    public async Task<bool> RevokeKeyAsync(long keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        var key = await container.FindAsync<KeyDocument>(KeyDocument.IdOf(keyId), AccountPartition.OfKeys, "keys.revoke", cancellation);
        if (key is null)
        {
            return false;
        }

        // First it opens nothing, then it is listed so: asked again, a revocation that died between is completed.
        var changes = new[] { PatchOperation.Set("/revokedAt", at) };
        const string inForce = "FROM c WHERE NOT IS_DEFINED(c.revokedAt)";
        var opened = new PartitionKey(AccountPartition.Of(key.Document.Hash));
        await container.TryPatchAsync(OpenedAccount.TheId, opened, changes, inForce, "keys.revoke", cancellation);
        return await container.TryPatchAsync(key.Document.Id, AccountPartition.OfKeys, changes, inForce, "keys.revoke", cancellation);
    }

    private static QueryDefinition OfType(string type) =>
        new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", type);
}
