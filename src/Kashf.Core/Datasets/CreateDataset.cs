using Kashf.Core.Identifiers;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Datasets;

/// <summary>Begins an empty dataset.</summary>
public sealed class CreateDataset(IDatasets datasets, IdGenerator ids, TimeProvider time, IOptions<RequestLimits> limits)
{
    private const int Attempts = 5;

    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, string title, DatasetType type, CancellationToken cancellation)
    {
        // The store refuses without a reason: the next look finds the slug taken, or the id was and the next one is free.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var existing = await datasets.ListAsync(accountId, cancellation);
            if (existing.Any(dataset => dataset.Slug == slug))
                return DatasetErrors.SlugExists(slug);
            if (existing.Count >= limits.Value.DatasetsPerAccount)
                return DatasetErrors.TooMany(limits.Value.DatasetsPerAccount);
            if (await datasets.TryCreateAsync(New(accountId, slug, title, type), cancellation) is { } stored)
                return stored;
        }

        return DatasetErrors.Changed;
    }

    private Dataset New(long accountId, string slug, string title, DatasetType type) => new()
    {
        Id = ids.Next(),
        AccountId = accountId,
        Slug = slug,
        Title = title,
        Type = type,
        CreatedAt = time.GetUtcNow(),
    };
}
