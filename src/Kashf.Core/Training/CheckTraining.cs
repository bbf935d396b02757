using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Training;

/// <summary>Says, from counts alone, whether a dataset can be trained.</summary>
public sealed class CheckTraining(IDatasets datasets, ITags tags, FindDataset find)
{
    /// <returns>The dataset; or what it lacks. A tag that lacks examples is left out as long as another can be trained.</returns>
    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        if (!found.IsSuccess)
            return found;

        var active = (await tags.ListAsync(accountId, found.Value.Id, cancellation)).Where(tag => tag.Active).ToList();
        if (active.Count == 0)
            return TrainingErrors.NoTags(slug);

        var activeIds = active.Select(tag => tag.Id).ToHashSet();
        var counts = (await tags.CountAsync(accountId, found.Value.Id, cancellation)).Where(count => activeIds.Contains(count.TagId)).ToList();
        var items = await datasets.CountAsync(accountId, found.Value.Id, cancellation);
        var shortfalls = TrainingRequirements.Of(found.Value.Type).Check(counts, items.Items - items.ReportedItems);
        return shortfalls.Count < active.Count ? found : TrainingErrors.NotEnough(found.Value, shortfalls, active);
    }
}
