using Kashf.Core.Datasets;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Images;

/// <summary>Says under which URL the item of an image is found.</summary>
internal sealed class FirstUrls(ImageReader images)
{
    /// <returns>By URL, those of the contents whose image was first saved under another; none for datasets of texts.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        Dataset dataset, IEnumerable<string> contents, CancellationToken cancellation)
    {
        var firsts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (dataset.Type == DatasetType.Text)
            return firsts;
        var scope = DatasetScope.Of(dataset.AccountId, dataset.Id);
        var known = await images.ReadUrlsAsync(scope, contents, cancellation);
        var others = known.Values.Where(url => !url.IsFirst).ToList();
        var saved = await images.ReadModelsAsync(scope, others.Select(url => url.Hash), cancellation);
        foreach (var url in others)
        {
            if (saved.GetValueOrDefault(url.Hash)?.Url is { } first && first != url.Url)
                firsts[url.Url] = first;
        }

        return firsts;
    }
}
