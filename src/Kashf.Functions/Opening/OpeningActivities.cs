using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Opening;

/// <summary>The steps that open a dataset's images; each may run again without harm, and opens none again that it saved.</summary>
public sealed class OpeningActivities(IDatasets datasets, IItems items, OpenImages openImages, IOptions<TrainingOptions> training)
{
    // Enough to spread the cost of a step, few enough that it holds up others but briefly.
    private const int LeastInRange = 100;
    private const int MostRanges = 1000;

    /// <returns>What to open range by range; nothing where the dataset is gone.</returns>
    [Function(nameof(PlanOpening))]
    public async Task<OpeningPlan> PlanOpening([ActivityTrigger] OpeningPlanInput input, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(input.AccountId, input.DatasetId, cancellation) is null)
            return new OpeningPlan([], ReportedOnly: true);
        var count = (await datasets.CountAsync(input.AccountId, input.DatasetId, cancellation)).Items;
        var size = (int)Math.Max(LeastInRange, (count + MostRanges - 1) / MostRanges);
        return new OpeningPlan(
            await items.SplitAsync(input.AccountId, input.DatasetId, size, cancellation), ReportedOnly: count > training.Value.UnreportedImageLimit);
    }

    [Function(nameof(OpenItemRange))]
    public async Task<OpeningOutcome> OpenItemRange([ActivityTrigger] OpeningInput input, CancellationToken cancellation)
    {
        var opened = await openImages.RunAsync(input.AccountId, input.DatasetId, input.Range, input.ReportedOnly, cancellation);
        await datasets.SetProgressAsync(input.AccountId, input.DatasetId, input.Progress, cancellation);
        return new OpeningOutcome(opened.Opened, opened.Failed, opened.Failures.Count > 0 ? opened.Failures[0].Reason : null);
    }
}
