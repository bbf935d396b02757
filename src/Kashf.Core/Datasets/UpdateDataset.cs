using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Gives a dataset another title or slug.</summary>
public sealed class UpdateDataset(IDatasets datasets, FindDataset find)
{
    private const int Attempts = 5;

    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, string? newSlug, string? newTitle, CancellationToken cancellation)
    {
        // A running job changes the record too; its change must not cost the caller theirs.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await find.RunAsync(accountId, slug, cancellation);
            if (!found.IsSuccess)
                return found;

            var changed = found.Value with { Slug = newSlug ?? slug, Title = newTitle ?? found.Value.Title };
            if (changed.Slug != slug && await datasets.FindAsync(accountId, changed.Slug, cancellation) is not null)
                return DatasetErrors.SlugExists(changed.Slug);
            if (await datasets.TryUpdateAsync(changed, cancellation) is { } stored)
                return stored;
        }

        return DatasetErrors.Changed;
    }
}
