using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Tagging;

/// <summary>Finds a dataset that can tag, with its model.</summary>
public sealed class FindTrained(IDatasets datasets, ITags tags, FindDataset find, ModelCache models, IImageReader reader)
{
    /// <returns>Or why it can't tag: it was never trained, or for a model that no longer looks at images here.</returns>
    /// <typeparam name="TModel">The kind of model that datasets of this type have.</typeparam>
    public async Task<Result<(Dataset Dataset, TModel Model)>> RunAsync<TModel>(
        long accountId, string slug, DatasetType type, CancellationToken cancellation)
        where TModel : class, ITagModel
    {
        var found = await find.RunAsync(accountId, slug, type, cancellation);
        if (!found.IsSuccess)
            return found.Error;
        if (await models.FindAsync(found.Value, cancellation) is TModel model)
            return Check(found.Value, model);

        // A training that ended between the two reads has deleted the version that the first one named.
        return await datasets.FindAsync(accountId, found.Value.Id, cancellation) is { } current
            && await models.FindAsync(current, cancellation) is TModel newer
            ? Check(current, newer)
            : DatasetErrors.NotTrained(slug);
    }

    private Result<(Dataset, TModel)> Check<TModel>(Dataset dataset, TModel model)
        where TModel : class, ITagModel =>
        model is IVectorModel ofVectors && ofVectors.EncoderId != reader.ModelOf(dataset.Type)
            ? DatasetErrors.TrainedWithAnotherModel(dataset.Slug, ofVectors.EncoderId)
            : (dataset, model);

    /// <summary>A name that changes with all that answers rest on: the model, and the tags' titles, activity and tree.</summary>
    public async Task<Result<string>> VersionAsync(long accountId, string slug, DatasetType type, CancellationToken cancellation)
    {
        var trained = await RunAsync<ITagModel>(accountId, slug, type, cancellation);
        if (!trained.IsSuccess)
            return trained.Error;

        var dataset = trained.Value.Dataset;
        var states = (await tags.ListAsync(accountId, dataset.Id, cancellation)).Select(tag => $"{tag.Id}:{tag.ETag}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{dataset.ModelVersion} {string.Join(' ', states)}")));
    }
}
