using Kashf.Core.Identifiers;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Datasets;

/// <summary>Begins an empty dataset.</summary>
public sealed class CreateDataset(IDatasets datasets, IdGenerator ids, TimeProvider time, IOptions<RequestLimits> limits)
{
    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, string title, DatasetType type, CancellationToken cancellation)
    {
        var existing = await datasets.ListAsync(accountId, cancellation);
        if (existing.Any(dataset => dataset.Slug == slug))
            return DatasetErrors.SlugExists(slug);
        if (existing.Count >= limits.Value.DatasetsPerAccount)
            return DatasetErrors.TooMany(limits.Value.DatasetsPerAccount);

        var stored = await datasets.TryCreateAsync(
            new Dataset
            {
                Id = ids.Next(),
                AccountId = accountId,
                Slug = slug,
                Title = title,
                Type = type,
                CreatedAt = time.GetUtcNow(),
            },
            cancellation);
        return stored is null ? DatasetErrors.SlugExists(slug) : stored;
    }
}
