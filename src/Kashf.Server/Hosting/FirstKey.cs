using Kashf.Core.Accounts;

namespace Kashf.Server.Hosting;

/// <summary>The key with which a new installation is entered.</summary>
internal static class FirstKey
{
    public const string Variable = "KASHF_KEY";

    public static bool IsGiven => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable));

    /// <returns>The key made now; null where there was one before.</returns>
    public static Task<IssuedKey?> EnsureAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<IssueKey>().EnsureFirstAsync(Environment.GetEnvironmentVariable(Variable), cancellation);
}
