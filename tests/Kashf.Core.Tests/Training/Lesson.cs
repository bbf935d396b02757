using Kashf.Core.Datasets;
using Kashf.Core.Tags;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Training;

/// <summary>A dataset with enough to learn two concepts from.</summary>
internal sealed record Lesson(Dataset Dataset, Tag Praise, Tag Complaint)
{
    private static readonly string[] Praises = ["عالی بود", "خیلی خوب بود", "راضی هستم", "کیفیت عالی", "خوب و ارزان"];
    private static readonly string[] Complaints = ["افتضاح بود", "خیلی بد بود", "ناراضی هستم", "کیفیت بد", "بد و گران"];

    public static async Task<Lesson> PrepareAsync(LocalStores stores)
    {
        var dataset = await stores.NewDatasetAsync();
        var lesson = new Lesson(dataset, await stores.NewTagAsync(dataset, "تعریف"), await stores.NewTagAsync(dataset, "شکایت"));
        foreach (var text in Praises)
            await stores.ReportAsync(lesson.Praise, text);
        foreach (var text in Complaints)
            await stores.ReportAsync(lesson.Complaint, text);
        return lesson;
    }

    public async Task<TrainedModel> TrainAsync(LocalStores stores, string version) => LocalStores.Succeeded(
        await stores.Use<TrainModel>().RunAsync(Dataset.AccountId, Dataset.Id, version, TestContext.Current.CancellationToken));

    public async Task PublishAsync(LocalStores stores, TrainedModel trained) =>
        await stores.Use<PublishModel>().RunAsync(Dataset.AccountId, Dataset.Id, trained, null, TestContext.Current.CancellationToken);
}
