using Kashf.Core.Items;
using Kashf.Functions.Jobs;
using Kashf.Functions.Opening;
using Kashf.Functions.Tests.Jobs;

namespace Kashf.Functions.Tests.Opening;

public sealed class OpeningStepsTests
{
    private const int Ranges = 6;

    [Fact]
    public async Task OpenImagesAsync_LastRangesEndFirst_TellsNoMoreThanIsDone()
    {
        var plan = new OpeningPlan([.. Enumerable.Range(0, Ranges).Select(i => new ItemRange(i, i))], ReportedOnly: true);
        var context = new SteppedContext(slow: 3, new OpeningOutcome(1, 1, "gone"), new Dictionary<string, object> { [nameof(OpeningActivities.PlanOpening)] = plan });

        var opening = context.OpenImagesAsync(new DatasetJobInput(1, 2));
        context.EndSlow();

        Assert.Equal(new OpeningOutcome(Ranges, Ranges, "gone"), await opening);
        Assert.All(context.Told.Select((progress, at) => (progress, Done: (at + 1d) / Ranges)), range => Assert.InRange(range.progress, 0.01, range.Done));
    }
}
