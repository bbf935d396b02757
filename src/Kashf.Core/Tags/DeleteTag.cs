using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Tags;

/// <summary>Deletes a tag and what was reported of it.</summary>
public sealed class DeleteTag(ITags tags, IDatasets datasets)
{
    public async Task<Result<DeletedTag>> RunAsync(long accountId, long tagId, CancellationToken cancellation)
    {
        if (await tags.FindAsync(accountId, tagId, cancellation) is not { } tag
            || await datasets.FindAsync(accountId, tag.DatasetId, cancellation) is not { } dataset
            || await tags.DeleteAsync(accountId, tagId, cancellation) is not { } reports)
            return TagErrors.NotFound(tagId);

        return new DeletedTag(dataset.Slug, reports);
    }
}
