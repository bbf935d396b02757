using System.Threading.Channels;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Kashf.Server.Functions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable.Activities;

/// <summary>An activity to run, and where its answer goes.</summary>
internal sealed record ActivityRequest(ActivityCall Call, Action<JournalEntry> Answer, CancellationToken Cancellation);

/// <summary>Runs activities, so many at a time, in the order they were asked for.</summary>
internal sealed partial class ActivityPool(
    DurableFunctions functions,
    IServiceScopeFactory scopes,
    DurableOptions options,
    TimeProvider time,
    ILogger<ActivityPool> logger) : IDisposable
{
    private readonly Channel<ActivityRequest> queue = Channel.CreateUnbounded<ActivityRequest>();
    private readonly CancellationTokenSource closing = new();
    private readonly CancellationTokenSource stopping = new();
    private Task workers = Task.CompletedTask;

    public void Start() => workers = Task.WhenAll(
        Enumerable.Range(0, options.MaxConcurrentActivities).Select(_ => Task.Run(WorkAsync)));

    public void Enqueue(ActivityRequest request) => queue.Writer.TryWrite(request);

    /// <summary>Begins no further activity; gives the running ones time to finish, cancels them, and gives them time again.</summary>
    public async Task StopAsync()
    {
        await closing.CancelAsync();
        if (!await EndsInTimeAsync())
        {
            await stopping.CancelAsync();
            if (!await EndsInTimeAsync())
            {
                LogAbandoned();
            }
        }
    }

    public void Dispose()
    {
        closing.Dispose();
        stopping.Dispose();
    }

    private async Task<bool> EndsInTimeAsync()
    {
        await Task.WhenAny(workers, Task.Delay(options.ShutdownGrace, time, CancellationToken.None));
        return workers.IsCompleted;
    }

    private async Task WorkAsync()
    {
        while (!closing.IsCancellationRequested && await WaitForRequestAsync())
        {
            while (!closing.IsCancellationRequested && queue.Reader.TryRead(out var request))
            {
                if (!request.Cancellation.IsCancellationRequested && await RunAsync(request) is { } entry)
                {
                    request.Answer(entry);
                }
            }
        }
    }

    private async Task<bool> WaitForRequestAsync()
    {
        try
        {
            return await queue.Reader.WaitToReadAsync(closing.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>Null when the activity was cut short by a stop or a termination, so that nothing is to be recorded.</returns>
    private async Task<JournalEntry?> RunAsync(ActivityRequest request)
    {
        var call = request.Call;
        try
        {
            return new(call.Kind, call.Number, call.Name, JsonDataConverter.Default.Serialize(await InvokeAsync(request)));
        }
        catch (Exception) when (stopping.IsCancellationRequested || request.Cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            LogFailed(failure, call.Name, call.Number);
            return new(call.Kind, call.Number, call.Name, Failure: TaskFailureDetails.FromException(failure));
        }
    }

    private async Task<object?> InvokeAsync(ActivityRequest request)
    {
        var invoker = functions.FindActivity(request.Call.Name)
            ?? throw new InvalidOperationException($"There is no activity named '{request.Call.Name}'.");
        using var timeout = new CancellationTokenSource(options.FunctionTimeout ?? Timeout.InfiniteTimeSpan, time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(request.Cancellation, stopping.Token, timeout.Token);
        await using var scope = scopes.CreateAsyncScope();
        var invocation = new FunctionInvocation(invoker.Function, request.Call.Input, scope.ServiceProvider, cancellation.Token);
        try
        {
            return await invoker.InvokeAsync(invocation).AsTask().WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new FunctionTimeoutException(request.Call.Name, options.FunctionTimeout!.Value);
        }
    }

    [LoggerMessage(2021, LogLevel.Warning, "Activity {Name} (#{Number}) failed.")]
    private partial void LogFailed(Exception failure, string name, long number);

    [LoggerMessage(2022, LogLevel.Warning, "Activities that do not heed their cancellation were left behind; they run again after the next start.")]
    private partial void LogAbandoned();
}
