using Kashf.Server.Durable.Activities;
using Kashf.Server.Durable.Client;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Kashf.Server.Functions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kashf.Server.Durable;

internal static class DurableServiceCollectionExtensions
{
    /// <summary>Runs the catalogue's orchestrators and activities from a journal, and offers their client as
    /// <see cref="DurableTaskClient"/>.</summary>
    public static IServiceCollection AddDurable(this IServiceCollection services, FunctionCatalog catalog, Action<DurableOptions> configure)
    {
        var options = new DurableOptions();
        configure(options);
        options.ThrowIfInvalid();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(options);
        // Made here, so that a function that cannot be bound stops the start.
        services.AddSingleton(new DurableFunctions(catalog));
        services.AddSingleton<JournalLock>();
        services.AddSingleton<JournalConnections>();
        services.AddSingleton<JournalWriter>();
        services.AddSingleton<JournalReader>();
        services.AddSingleton<ActivityPool>();
        services.AddSingleton<InstanceSignals>();
        services.AddSingleton<SessionServices>();
        services.AddSingleton<OrchestrationSessions>();
        services.AddSingleton<InstanceCommands>();
        services.AddSingleton<JournalDurableTaskClient>();
        services.AddSingleton<DurableTaskClient>(provider => provider.GetRequiredService<JournalDurableTaskClient>());
        services.AddHostedService<DurableEngine>();
        return services;
    }
}
