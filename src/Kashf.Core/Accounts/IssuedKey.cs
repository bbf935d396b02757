namespace Kashf.Core.Accounts;

/// <summary>A key just made: the only moment at which its secret is known.</summary>
public sealed record IssuedKey(Account Account, ApiKey Key, string Secret);
