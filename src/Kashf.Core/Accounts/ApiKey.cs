namespace Kashf.Core.Accounts;

/// <summary>A stored key: its SHA-256, never the key itself.</summary>
/// <param name="Id">Names the key in lists and for revocation.</param>
/// <param name="Hash">SHA-256 of the key's UTF-8 bytes, 32 bytes.</param>
/// <param name="Hint">The key's first characters, enough for its owner to recognise it.</param>
public sealed record ApiKey(long Id, long AccountId, byte[] Hash, string Hint, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
