using Kashf.Functions.Opening;
using Kashf.Functions.Retagging;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kashf.Functions.Tests.Jobs;

/// <summary>An orchestration with steps that tell progress, of which the first take longest: they end when a test says so, all others at once.</summary>
/// <param name="slow">How many these are.</param>
/// <param name="outcome">Of every such step.</param>
/// <param name="answers">Of the other steps, by their name.</param>
/// <param name="given">The orchestration's input.</param>
internal sealed class SteppedContext(int slow, object outcome, IReadOnlyDictionary<string, object> answers, object? given = null) : TaskOrchestrationContext
{
    private readonly Stack<(double Progress, Action End)> running = new();

    /// <summary>The progress that each step told as it ended.</summary>
    public List<double> Told { get; } = [];

    /// <summary>The input with which it goes on with a new history; null where it does not.</summary>
    public object? Next { get; private set; }

    public override TaskName Name => "job";

    public override string InstanceId => "job-1";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => default;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>The slow steps end, that which began last first.</summary>
    public void EndSlow()
    {
        while (running.TryPop(out var step))
        {
            Told.Add(step.Progress);
            step.End();
        }
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (answers.TryGetValue(name.Name, out var answer))
            return Task.FromResult((TResult)answer);
        var progress = input is OpeningInput opening ? opening.Progress : ((RetaggingBatchInput)input!).Progress;
        var ending = new TaskCompletionSource<TResult>();
        if (running.Count < slow)
        {
            running.Push((progress, () => ending.SetResult((TResult)outcome)));
        }
        else
        {
            Told.Add(progress);
            ending.SetResult((TResult)outcome);
        }

        return ending.Task;
    }

    public override T? GetInput<T>()
        where T : default => (T?)given;

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => Next = newInput;

    public override Guid NewGuid() => throw new NotSupportedException();
}
