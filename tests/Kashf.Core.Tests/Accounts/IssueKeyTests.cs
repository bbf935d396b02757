using Kashf.Core.Accounts;
using Kashf.Core.Storage;

namespace Kashf.Core.Tests.Accounts;

public sealed class IssueKeyTests : IAsyncDisposable
{
    private readonly LocalStores stores = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IssueKey Issue => stores.Use<IssueKey>();

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    [Fact]
    public async Task RunAsync_NewAccount_StoresTheHashAndNotTheSecret()
    {
        var issued = await Issue.RunAsync("shop", Cancellation);

        var stored = Assert.Single(await stores.Get<IAccounts>().ListKeysAsync(Cancellation));
        Assert.Equal(KeySecret.Hash(issued.Secret), stored.Hash);
        Assert.Equal((issued.Account.Id, stores.Time.Now, null), (stored.AccountId, stored.CreatedAt, stored.RevokedAt));
        Assert.True(await OpensAsync(issued.Secret));
    }

    [Fact]
    public async Task RunAsync_SameNameAtOnce_MakesOneAccount()
    {
        var issued = await LocalStores.AtOnceAsync(16, _ => Issue.RunAsync("shop", Cancellation));

        Assert.Single(issued.Select(key => key.Account.Id).Distinct());
        Assert.Equal(16, issued.Select(key => key.Secret).Distinct().Count());
        Assert.Single(await stores.Get<IAccounts>().ListAsync(Cancellation));
    }

    [Fact]
    public async Task EnsureFirstAsync_FreshInstallation_MakesAKeyOnce()
    {
        var first = await Issue.EnsureFirstAsync(null, Cancellation);

        Assert.NotNull(first);
        Assert.Equal(IssueKey.DefaultAccount, first.Account.Name);
        Assert.True(await OpensAsync(first.Secret));
        Assert.Null(await Issue.EnsureFirstAsync(null, Cancellation));
        Assert.Null(await Issue.EnsureFirstAsync("  ", Cancellation));
    }

    [Fact]
    public async Task EnsureFirstAsync_ManyServersAtOnce_MakeOneKey()
    {
        var made = await LocalStores.AtOnceAsync(16, _ => Issue.EnsureFirstAsync(null, Cancellation));

        Assert.True(await OpensAsync(Assert.Single(made, key => key is not null)!.Secret));
        Assert.Single(await stores.Get<IAccounts>().ListKeysAsync(Cancellation));
    }

    [Fact]
    public async Task EnsureFirstAsync_GivenSecret_OpensTheDefaultAccountFromThenOn()
    {
        var made = await Issue.EnsureFirstAsync("  an-operators-own-key\n", Cancellation);

        Assert.Equal((IssueKey.DefaultAccount, "an-operators-own-key"), (made!.Account.Name, made.Secret));
        Assert.Null(await Issue.EnsureFirstAsync("an-operators-own-key", Cancellation));
        Assert.True(await OpensAsync("an-operators-own-key"));
    }

    [Fact]
    public async Task EnsureFirstAsync_AnotherSecretLater_OpensTheSameAccount()
    {
        var first = await Issue.EnsureFirstAsync(null, Cancellation);
        var second = await Issue.EnsureFirstAsync("second", Cancellation);

        Assert.Equal(first!.Account, second!.Account);
        Assert.True(await OpensAsync(first.Secret));
        Assert.True(await OpensAsync("second"));
    }

    [Fact]
    public async Task EnsureFirstAsync_RevokedSecret_StaysRevoked()
    {
        var made = await Issue.EnsureFirstAsync("leaked", Cancellation);
        await stores.Get<IAccounts>().RevokeKeyAsync(made!.Key.Id, stores.Time.Now, Cancellation);

        Assert.Null(await Issue.EnsureFirstAsync("leaked", Cancellation));
        Assert.Null(await Issue.EnsureFirstAsync(null, Cancellation));
        Assert.False(await OpensAsync("leaked"));
    }

    private async Task<bool> OpensAsync(string secret) =>
        (await stores.Use<Authenticate>().RunAsync($"Token {secret}", Cancellation)).IsSuccess;
}
