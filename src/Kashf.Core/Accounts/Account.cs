namespace Kashf.Core.Accounts;

/// <summary>The owner of datasets; no key of another account sees them.</summary>
public sealed record Account(long Id, string Name, DateTimeOffset CreatedAt);
