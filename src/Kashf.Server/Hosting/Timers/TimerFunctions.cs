using Kashf.Server.Functions;
using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace Kashf.Server.Hosting.Timers;

/// <summary>Runs timer-triggered functions by their schedules, one run of each at a time.</summary>
internal sealed partial class TimerFunctions(FunctionCatalog catalog, IServiceProvider services, TimeProvider time, ILogger<TimerFunctions> logger) : BackgroundService
{
    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalog.TriggeredBy<TimerTriggerAttribute>().Select(function => RunAsync(function, stoppingToken)));

    private async Task RunAsync(FunctionDescriptor function, CancellationToken cancellation)
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        var schedule = CrontabSchedule.Parse(trigger.Schedule, WithSeconds);
        var invoker = new FunctionInvoker(function, parameter => parameter == function.TriggerParameter ? invocation => invocation.TriggerData : null);
        if (trigger.RunOnStartup)
            await InvokeAsync(invoker, cancellation);
        while (!cancellation.IsCancellationRequested)
        {
            await UntilAsync(schedule.GetNextOccurrence(time.GetUtcNow().UtcDateTime), cancellation);
            await InvokeAsync(invoker, cancellation);
        }
    }

    private async Task UntilAsync(DateTime due, CancellationToken cancellation)
    {
        // A delay ends up to a millisecond early, which would run the function twice, and can't be of months.
        while (due - time.GetUtcNow().UtcDateTime is { Ticks: > 0 } left)
            await Task.Delay(left < LongestDelay ? left + Tick : LongestDelay, time, cancellation);
    }

    private async Task InvokeAsync(FunctionInvoker invoker, CancellationToken cancellation)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await invoker.InvokeAsync(new FunctionInvocation(invoker.Function, new TimerInfo(), scope.ServiceProvider, cancellation));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(exception, invoker.Function.Name);
        }
    }

    [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "The timer function {Function} failed; it runs again at its next time.")]
    private partial void LogFailed(Exception exception, string function);
}
