using System.Security.Cryptography;
using Kashf.Core.Accounts;

namespace Kashf.Storage.Contract;

public abstract class AccountsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task TryCreateAsync_NewName_IsFoundByName()
    {
        var account = Storage.NewAccount();

        Assert.True(await Storage.Accounts.TryCreateAsync(account, Cancellation));

        Assert.Equal(account, await Storage.Accounts.FindByNameAsync(account.Name, Cancellation));
        Assert.Contains(account, await Storage.Accounts.ListAsync(Cancellation));
    }

    [Fact]
    public async Task TryCreateAsync_TakenNameOrId_StoresNothing()
    {
        var account = await CreateAsync();
        var sameName = Storage.NewAccount() with { Name = account.Name };
        var sameId = Storage.NewAccount() with { Id = account.Id };

        Assert.False(await Storage.Accounts.TryCreateAsync(sameName, Cancellation));
        Assert.False(await Storage.Accounts.TryCreateAsync(sameId, Cancellation));

        Assert.Equal(account, await Storage.Accounts.FindByNameAsync(account.Name, Cancellation));
        Assert.Null(await Storage.Accounts.FindByNameAsync(sameId.Name, Cancellation));
    }

    [Fact]
    public async Task TryCreateAsync_SameNameAtOnce_OneWins()
    {
        var name = Storage.NewAccount().Name;

        var created = await AtOnceAsync(
            50, _ => Storage.Accounts.TryCreateAsync(Storage.NewAccount() with { Name = name }, Cancellation));

        Assert.Single(created, won => won);
    }

    [Fact]
    public async Task ListAsync_Several_OldestFirst()
    {
        var late = Storage.NewAccount() with { CreatedAt = StorageFixture.Noon.AddHours(2) };
        var early = Storage.NewAccount() with { CreatedAt = StorageFixture.Noon.AddHours(1) };
        await Storage.Accounts.TryCreateAsync(late, Cancellation);
        await Storage.Accounts.TryCreateAsync(early, Cancellation);

        var listed = (await Storage.Accounts.ListAsync(Cancellation)).ToList();

        Assert.True(listed.IndexOf(early) < listed.IndexOf(late));
        Assert.Equal(listed.OrderBy(account => account.CreatedAt), listed);
    }

    [Fact]
    public async Task FindByKeyAsync_KeyInForce_OpensItsAccount()
    {
        var account = await CreateAsync();
        var key = NewKey(account);

        Assert.True(await Storage.Accounts.TryAddKeyAsync(key, Cancellation));

        Assert.Equal(account, await Storage.Accounts.FindByKeyAsync(key.Hash, Cancellation));
        Assert.Null(await Storage.Accounts.FindByKeyAsync(RandomNumberGenerator.GetBytes(32), Cancellation));
        Assert.Equivalent(key, (await Storage.Accounts.ListKeysAsync(Cancellation)).Single(listed => listed.Id == key.Id), true);
    }

    [Fact]
    public async Task TryAddKeyAsync_TakenHashOrId_StoresNothing()
    {
        var account = await CreateAsync();
        var other = await CreateAsync();
        var key = NewKey(account);
        await Storage.Accounts.TryAddKeyAsync(key, Cancellation);
        var sameId = NewKey(other) with { Id = key.Id };

        Assert.False(await Storage.Accounts.TryAddKeyAsync(NewKey(other) with { Hash = key.Hash }, Cancellation));
        Assert.False(await Storage.Accounts.TryAddKeyAsync(sameId, Cancellation));

        Assert.Equal(account, await Storage.Accounts.FindByKeyAsync(key.Hash, Cancellation));
        Assert.Null(await Storage.Accounts.FindByKeyAsync(sameId.Hash, Cancellation));
    }

    [Fact]
    public async Task RevokeKeyAsync_KeyInForce_OpensNothingAndStaysListed()
    {
        var account = await CreateAsync();
        var (kept, revoked) = (NewKey(account), NewKey(account));
        await Storage.Accounts.TryAddKeyAsync(kept, Cancellation);
        await Storage.Accounts.TryAddKeyAsync(revoked, Cancellation);
        var at = StorageFixture.Noon.AddMinutes(7);

        Assert.True(await Storage.Accounts.RevokeKeyAsync(revoked.Id, at, Cancellation));
        Assert.False(await Storage.Accounts.RevokeKeyAsync(revoked.Id, at.AddMinutes(1), Cancellation));
        Assert.False(await Storage.Accounts.RevokeKeyAsync(Storage.Ids.Next(), at, Cancellation));

        Assert.Null(await Storage.Accounts.FindByKeyAsync(revoked.Hash, Cancellation));
        Assert.NotNull(await Storage.Accounts.FindByKeyAsync(kept.Hash, Cancellation));
        Assert.Equal(at, (await Storage.Accounts.ListKeysAsync(Cancellation)).Single(key => key.Id == revoked.Id).RevokedAt);
    }

    private async Task<Account> CreateAsync()
    {
        var account = Storage.NewAccount();
        Assert.True(await Storage.Accounts.TryCreateAsync(account, Cancellation));
        return account;
    }

    private ApiKey NewKey(Account account) =>
        new(Storage.Ids.Next(), account.Id, RandomNumberGenerator.GetBytes(32), "ks_abc", StorageFixture.Noon, null);
}
