using Kashf.Functions.Opening;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kashf.Functions.Tests.Opening;

/// <summary>An orchestration that opens ranges, of which the first take longest: they end when a test says so, all others at once.</summary>
internal sealed class SteppedContext(OpeningPlan plan, int slow, OpeningOutcome outcome) : TaskOrchestrationContext
{
    private readonly Stack<(double Progress, TaskCompletionSource<OpeningOutcome> Ending)> running = new();

    /// <summary>The progress that each range told as it ended.</summary>
    public List<double> Told { get; } = [];

    public override TaskName Name => "job";

    public override string InstanceId => "job-1";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => default;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>The slow ranges end, that which began last first.</summary>
    public void EndSlow()
    {
        while (running.TryPop(out var range))
        {
            Told.Add(range.Progress);
            range.Ending.SetResult(outcome);
        }
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (input is not OpeningInput opening)
            return Task.FromResult((TResult)(object)plan);
        var ending = new TaskCompletionSource<OpeningOutcome>();
        if (running.Count < slow)
        {
            running.Push((opening.Progress, ending));
        }
        else
        {
            Told.Add(opening.Progress);
            ending.SetResult(outcome);
        }

        return (Task<TResult>)(object)ending.Task;
    }

    public override T? GetInput<T>()
        where T : default => throw new NotSupportedException();

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
