using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Accounts;

/// <summary>Finds the account that a request's credentials open.</summary>
public sealed class Authenticate(IAccounts accounts)
{
    private static readonly string[] Schemes = ["Token ", "Bearer "];

    private static readonly Error Missing = new(ErrorKind.Unauthenticated, "credentials-missing",
        "send the header 'Authorization: Token KEY'");

    private static readonly Error Unknown = new(ErrorKind.Unauthenticated, "credentials-unknown",
        "the key is unknown or revoked; an operator makes one with 'kashf key create'");

    /// <param name="authorization">The Authorization header: <c>Token KEY</c>, <c>Bearer KEY</c> or the bare key.</param>
    public async Task<Result<Account>> RunAsync(string? authorization, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(authorization))
            return Missing;
        return await accounts.FindByKeyAsync(KeySecret.Hash(Secret(authorization)), cancellation) is { } account ? account : Unknown;
    }

    private static string Secret(string authorization)
    {
        var trimmed = authorization.Trim();
        var scheme = Array.Find(Schemes, scheme => trimmed.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        return scheme is null ? trimmed : trimmed[scheme.Length..].TrimStart();
    }
}
