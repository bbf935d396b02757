using Kashf.Server.Durable.Activities;
using Kashf.Server.Durable.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>What every session works with.</summary>
internal sealed record SessionServices(
    JournalWriter Writer,
    JournalReader Reader,
    DurableFunctions Functions,
    ActivityPool Activities,
    DurableOptions Options,
    IServiceScopeFactory Scopes,
    TimeProvider Time,
    ILoggerFactory Loggers);
