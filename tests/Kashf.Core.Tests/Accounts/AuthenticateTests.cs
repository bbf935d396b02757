using Kashf.Core.Accounts;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Tests.Accounts;

public sealed class AuthenticateTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Token {0}")]
    [InlineData("Bearer {0}")]
    [InlineData("{0}")]
    [InlineData("token {0}")]
    [InlineData("BEARER {0}")]
    [InlineData("Token    {0}")]
    [InlineData("  Token {0}  ")]
    [InlineData("\t{0} ")]
    public async Task RunAsync_KnownKey_OpensItsAccount(string form)
    {
        var issued = await IssueAsync();
        Assert.Equal(issued.Account, LocalStores.Succeeded(await RunAsync(string.Format(null, form, issued.Secret))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public async Task RunAsync_NoCredentials_SaysWhatToSend(string? header)
    {
        var error = LocalStores.Refused(await RunAsync(header));
        Assert.Equal((ErrorKind.Unauthenticated, "credentials-missing"), (error.Kind, error.Code));
    }

    [Theory]
    [InlineData("Token nobody")]
    [InlineData("Token")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Token \0")]
    public async Task RunAsync_UnknownKey_IsRefused(string header)
    {
        var error = LocalStores.Refused(await RunAsync(header));
        Assert.Equal((ErrorKind.Unauthenticated, "credentials-unknown"), (error.Kind, error.Code));
    }

    [Fact]
    public async Task RunAsync_KeyInAnotherCase_IsRefused()
    {
        var secret = (await IssueAsync()).Secret;
        Assert.Equal("credentials-unknown", LocalStores.Refused(await RunAsync($"Token {secret.ToUpperInvariant()}")).Code);
    }

    [Fact]
    public async Task RunAsync_RevokedKey_IsRefusedAndOthersStay()
    {
        var (revoked, kept) = (await IssueAsync(), await IssueAsync());

        await stores.Get<IAccounts>().RevokeKeyAsync(revoked.Key.Id, stores.Time.Now, Cancellation);

        Assert.Equal("credentials-unknown", LocalStores.Refused(await RunAsync($"Token {revoked.Secret}")).Code);
        Assert.Equal(kept.Account, LocalStores.Succeeded(await RunAsync($"Token {kept.Secret}")));
    }

    private Task<IssuedKey> IssueAsync() => stores.Use<IssueKey>().RunAsync($"account-{stores.NewId()}", Cancellation);

    private Task<Result<Account>> RunAsync(string? header) => stores.Use<Authenticate>().RunAsync(header, Cancellation);
}
