using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Reports;
using Kashf.Core.Tags;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Images;

/// <summary>A dataset of images or faces with enough to learn two tags from.</summary>
internal sealed class ImageLesson
{
    private const int Each = 8;

    private readonly LocalStores stores;
    private readonly Vectors vectors = new(21);
    private readonly float[][] seen;

    private ImageLesson(LocalStores stores, Dataset dataset, Tag[] tags)
    {
        (this.stores, Dataset, Tags) = (stores, dataset, tags);
        seen = [vectors.Direction(), vectors.Direction()];
    }

    public Dataset Dataset { get; }

    public Tag[] Tags { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ImageLesson> PrepareAsync(LocalStores stores, DatasetType type)
    {
        var dataset = await stores.NewDatasetAsync(type: type);
        var lesson = new ImageLesson(stores, dataset, [await stores.NewTagAsync(dataset, "گل"), await stores.NewTagAsync(dataset, "برگ")]);
        var reports = Enumerable.Range(0, 2 * Each).Select(i => new ImageReport(lesson.NewImage(i % 2), new TagReport(lesson.Tags[i % 2].Id, true)));
        foreach (var outcome in await stores.Use<ReportImages>().RunAsync(dataset.AccountId, [.. reports], Cancellation))
            LocalStores.Succeeded(outcome);
        return lesson;
    }

    /// <summary>An image that shows what the tag at a position stands for; -1 for something else.</summary>
    public string NewImage(int tag)
    {
        var url = $"http://photos.example/{stores.NewId()}.jpg";
        var vector = vectors.Like(tag < 0 ? vectors.Direction() : seen[tag], 0.7f);
        stores.Images.Add(url, url, Dataset.Type == DatasetType.Face ? new ImageVector(vector, new PixelBox(10, 10, 80, 80)) : new ImageVector(vector));
        return url;
    }

    public async Task<TrainedModel> TrainAsync()
    {
        var trained = LocalStores.Succeeded(
            await stores.Use<TrainModel>().RunAsync(Dataset.AccountId, Dataset.Id, $"version-{stores.NewId()}", Cancellation));
        await stores.Use<PublishModel>().RunAsync(Dataset.AccountId, Dataset.Id, trained, null, Cancellation);
        return trained;
    }
}
