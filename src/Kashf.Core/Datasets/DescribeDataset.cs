using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Core.Datasets;

/// <summary>Tells a dataset's state, counts, evaluation and tags.</summary>
public sealed class DescribeDataset(ITags tags, FindDataset find, SummariseDataset summarise)
{
    public async Task<Result<DatasetDetails>> RunAsync(long accountId, string slug, bool withTags, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        if (!found.IsSuccess)
            return found.Error;

        var summary = await summarise.RunAsync(found.Value, cancellation);
        return new DatasetDetails(summary, withTags ? await CountedTagsAsync(found.Value, cancellation) : []);
    }

    private async Task<IReadOnlyList<(Tag, TagCounts)>> CountedTagsAsync(Dataset dataset, CancellationToken cancellation)
    {
        var counts = (await tags.CountAsync(dataset.AccountId, dataset.Id, cancellation)).ToDictionary(count => count.TagId);
        return [.. (await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation))
            .Select(tag => (tag, counts.GetValueOrDefault(tag.Id, new TagCounts(tag.Id, 0, 0, 0))))];
    }
}
