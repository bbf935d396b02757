using Kashf.Core.Caching;
using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Storage;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tagging;

/// <summary>Models by version: immutable, so an entry never grows stale; the least recently used make room.</summary>
public sealed class ModelCache(IModels models, IOptions<ModelCacheOptions> options)
{
    private readonly RecentlyUsed<string, ITagModel> recent = new(() => options.Value.Bytes, model => model.SizeInBytes);

    /// <returns>The dataset's current model, of the kind that its type has; null where it has none, or a newer training has
    /// just replaced it.</returns>
    public async Task<ITagModel?> FindAsync(Dataset dataset, CancellationToken cancellation)
    {
        if (dataset.ModelVersion is not { } version)
            return null;
        if (recent.TryGet(version, out var cached))
            return cached;

        await using var stream = await models.OpenAsync(dataset.AccountId, dataset.Id, version, cancellation);
        if (stream is null)
            return null;
        var model = Read(dataset.Type, stream);
        recent.Add(version, model);
        return model;
    }

    private static ITagModel Read(DatasetType type, Stream stream) => type switch
    {
        DatasetType.Text => TextModel.Read(stream),
        DatasetType.Image => ImageModel.Read(stream),
        _ => FaceModel.Read(stream),
    };
}
