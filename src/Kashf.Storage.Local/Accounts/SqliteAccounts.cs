using Kashf.Core.Accounts;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Accounts;

internal sealed class SqliteAccounts(LocalDatabase database) : IAccounts
{
    public Task<bool> TryCreateAsync(Account account, CancellationToken cancellation) => database.WriteAsync(
        db => db.Execute(
            "INSERT INTO accounts (id, name, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            account.Id, account.Name, account.CreatedAt) > 0,
        cancellation);

    public Task<Account?> FindByNameAsync(string name, CancellationToken cancellation) => database.ReadAsync(
        db => db.First("SELECT id, name, created_at FROM accounts WHERE name = ?1", Account, name),
        cancellation);

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation) => await database.ReadAsync(
        db => db.All("SELECT id, name, created_at FROM accounts ORDER BY created_at, id", Account),
        cancellation);

    public Task<bool> TryAddKeyAsync(ApiKey key, CancellationToken cancellation) => database.WriteAsync(
        db => db.Execute(
            """
            INSERT INTO keys (id, account_id, hash, hint, created_at, revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO NOTHING
            """,
            key.Id, key.AccountId, key.Hash, key.Hint, key.CreatedAt, key.RevokedAt) > 0,
        cancellation);

    public Task<Account?> FindByKeyAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellation) => database.ReadAsync(
        db => db.First(
            """
            SELECT a.id, a.name, a.created_at FROM keys k JOIN accounts a ON a.id = k.account_id
            WHERE k.hash = ?1 AND k.revoked_at IS NULL
            """,
            Account, hash),
        cancellation);

    public async Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellation) => await database.ReadAsync(
        db => db.All("SELECT id, account_id, hash, hint, created_at, revoked_at FROM keys ORDER BY created_at, id", Key),
        cancellation);

    public Task<bool> RevokeKeyAsync(long keyId, DateTimeOffset at, CancellationToken cancellation) => database.WriteAsync(
        db => db.Execute("UPDATE keys SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL", keyId, at) > 0,
        cancellation);

    private static Account Account(Statement row) => new(row.Integer(0), row.Text(1), row.Time(2));

    private static ApiKey Key(Statement row) =>
        new(row.Integer(0), row.Integer(1), row.Blob(2), row.Text(3), row.Time(4), row.NullableTime(5));
}
