using Kashf.Core.Datasets;
using Kashf.Core.Reports;
using Kashf.Core.Storage;

namespace Kashf.Core.Images;

/// <summary>Finds what a model saw in items of datasets of images and faces, without opening any.</summary>
public sealed class SeenItems(IImages images)
{
    private const int ReadAtOnce = 500;

    /// <returns>For each item, in order, its image; null where this model has not seen it.</returns>
    public async Task<IReadOnlyList<SeenImage?>> ReadAsync(
        Dataset dataset, string modelId, IReadOnlyList<TextItem> items, CancellationToken cancellation)
    {
        var seen = new List<SeenImage?>(items.Count);
        foreach (var part in items.Chunk(ReadAtOnce))
            seen.AddRange(await images.FindAsync(dataset.AccountId, dataset.Id, modelId, [.. part.Select(item => item.Content)], cancellation));
        return seen;
    }
}
