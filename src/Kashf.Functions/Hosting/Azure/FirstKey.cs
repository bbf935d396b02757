using Kashf.Core.Accounts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Kashf.Functions.Hosting.Azure;

/// <summary>Makes the key that the setting <c>KASHF_KEY</c> gives. Without it none is made: a log is no place to show one.</summary>
internal sealed class FirstKey(IssueKey issue, IConfiguration configuration) : IHostedService
{
    private const string Setting = "KASHF_KEY";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration[Setting] is { } secret && !string.IsNullOrWhiteSpace(secret))
            await issue.EnsureFirstAsync(secret, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
