using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Training;

/// <summary>Learns tags from items, by the type of their dataset. Images that were not opened are left out.</summary>
public sealed class LearnTags(SeenItems seenItems, IImageReader reader, IOptions<TrainingOptions> options, IOptions<FaceOptions> faceOptions)
{
    public async Task<TrainingResult<ITagModel>> RunAsync(
        Dataset dataset, IReadOnlyList<long> tagIds, IReadOnlyList<TextItem> items, IProgress<double> progress, CancellationToken cancellation)
    {
        if (dataset.Type == DatasetType.Text)
            return new TextTrainer(options.Value).Train(tagIds, items, progress, cancellation).As<ITagModel>();

        var encoderId = reader.ModelOf(dataset.Type);
        var seen = await seenItems.ReadAsync(dataset, encoderId, items, cancellation);
        return dataset.Type == DatasetType.Image
            ? new ImageTrainer(options.Value).Train(encoderId, tagIds, Images(items, seen), progress, cancellation).As<ITagModel>()
            : new FaceTrainer(options.Value, faceOptions.Value).Train(encoderId, tagIds, Photos(items, seen), progress, cancellation).As<ITagModel>();
    }

    private static List<ImageExample> Images(IReadOnlyList<TextItem> items, IReadOnlyList<SeenImage?> seen) =>
    [
        .. from pair in items.Zip(seen, (item, image) => (Item: item, Image: image))
           where pair.Image is not null
           select new ImageExample(pair.Item.Id, pair.Image.Hash, pair.Image.Vectors[0].Values, pair.Item.Reports),
    ];

    private static List<FaceExample> Photos(IReadOnlyList<TextItem> items, IReadOnlyList<SeenImage?> seen) =>
    [
        .. from pair in items.Zip(seen, (item, image) => (Item: item, Image: image))
           where pair.Image is not null
           select new FaceExample(pair.Item.Id, pair.Image.Hash, pair.Image.Vectors, pair.Item.Reports),
    ];
}
