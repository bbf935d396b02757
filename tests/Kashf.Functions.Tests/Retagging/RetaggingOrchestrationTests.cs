using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Functions.Jobs;
using Kashf.Functions.Retagging;
using Kashf.Functions.Tests.Jobs;

namespace Kashf.Functions.Tests.Retagging;

public sealed class RetaggingOrchestrationTests
{
    private const int Batches = 12;
    private const int BatchItems = 10;

    private static readonly DatasetJobInput Dataset = new(1, 2);
    private static readonly RetaggedBatch Outcome = new(BatchItems - 1, 1, "gone");

    [Fact]
    public async Task RunAsync_LastBatchesEndFirst_TellsNoMoreThanIsDone()
    {
        var context = Context(new RetaggingInput(Dataset, Batches * BatchItems), isFull: false);

        var retagging = RetaggingOrchestration.RunAsync(context);
        context.EndSlow();

        Assert.Null(await retagging);
        Assert.Null(context.Next);
        Assert.Equal(Batches, context.Told.Count);
        Assert.All(context.Told.Select((progress, at) => (progress, Done: (at + 1d) / Batches)), batch => Assert.InRange(batch.progress, 0.01, batch.Done + 1e-9));
    }

    [Fact]
    public async Task RunAsync_PlanIsFull_GoesOnWithTheRest()
    {
        const long before = 80, left = 200;
        var context = Context(new RetaggingInput(Dataset, left, before, new RetaggedBatch(70, 10, "first")), isFull: true);

        var retagging = RetaggingOrchestration.RunAsync(context);
        context.EndSlow();

        Assert.Null(await retagging);
        var planned = Batches * BatchItems;
        Assert.Equal(
            new RetaggingInput(Dataset, left - planned, before + planned, new RetaggedBatch(70 + planned - Batches, 10 + Batches, "first")), context.Next);
        Assert.InRange(context.Told.Max(), 0, (double)(before + planned) / (before + left));
    }

    private static SteppedContext Context(RetaggingInput input, bool isFull)
    {
        var batches = Enumerable.Range(0, Batches).Select(i => new RetagBatch(new ItemRange(i, i), default, BatchItems)).ToList();
        var answers = new Dictionary<string, object>
        {
            [nameof(DatasetJobActivities.EnterState)] = true,
            [nameof(RetaggingActivities.PlanRetagging)] = new RetagPlan("v", batches, isFull),
        };
        return new SteppedContext(slow: 5, Outcome, answers, input);
    }
}
