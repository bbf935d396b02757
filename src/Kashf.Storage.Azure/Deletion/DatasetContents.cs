using Kashf.Storage.Azure.Datasets;
using Kashf.Storage.Azure.Files;
using Kashf.Storage.Azure.Models;

namespace Kashf.Storage.Azure.Deletion;

/// <summary>What a dataset holds beside its items: tags, models and files.</summary>
internal sealed class DatasetContents(CosmosTags tags, BlobModels models, BlobFiles files)
{
    /// <summary>Removes all of a deleted dataset; done twice it is done once.</summary>
    public async Task RemoveAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        await tags.RemoveAllAsync(accountId, datasetId, cancellation);
        await models.DeleteAsync(accountId, datasetId, cancellation);
        await files.DeleteOfAsync(accountId, datasetId, cancellation);
    }
}
