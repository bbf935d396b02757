using Kashf.Core.Datasets;
using Kashf.Core.Tags;

namespace Kashf.Core.Storage;

/// <summary>The tags of datasets.</summary>
public interface ITags
{
    /// <returns>The stored tag with its ETag; null where the dataset has this title, or the id is taken.</returns>
    Task<Tag?> TryCreateAsync(Tag tag, CancellationToken cancellation);

    /// <summary>A tag of the account by its id alone.</summary>
    Task<Tag?> FindAsync(long accountId, long tagId, CancellationToken cancellation);

    /// <summary>The tags with these ids, those that exist, in no particular order.</summary>
    Task<IReadOnlyList<Tag>> FindAsync(long accountId, IReadOnlyCollection<long> tagIds, CancellationToken cancellation);

    /// <returns>The dataset's tags, oldest first.</returns>
    Task<IReadOnlyList<Tag>> ListAsync(long accountId, long datasetId, CancellationToken cancellation);

    /// <summary>Stores the change where the tag still has the ETag of <paramref name="tag"/>.</summary>
    Task<TagUpdate> UpdateAsync(Tag tag, CancellationToken cancellation);

    /// <summary>Deletes the tag and its reports; tags below it lose their parent.</summary>
    /// <returns>How many reports were deleted; null where there is no such tag.</returns>
    Task<long?> DeleteAsync(long accountId, long tagId, CancellationToken cancellation);

    /// <summary>Sets the evaluations of the latest training, without touching ETags; ids that are gone are passed over.</summary>
    Task SetEvaluationsAsync(long accountId, long datasetId, IReadOnlyDictionary<long, Evaluation?> evaluations, CancellationToken cancellation);

    /// <returns>Counts of every tag of the dataset, also of those without reports.</returns>
    Task<IReadOnlyList<TagCounts>> CountAsync(long accountId, long datasetId, CancellationToken cancellation);
}
