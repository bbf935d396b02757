using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Storage;
using Kashf.Core.Tests.Images;

namespace Kashf.Core.Tests.Training;

public sealed class StoreFindingsTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static readonly string[] Things = ["غذا", "پیک", "برنج", "سالاد", "کباب", "نان", "سوپ", "دسر", "نوشابه", "پیتزا"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Train_UnreportedItems_ArePredicted()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        var added = await stores.Get<IItems>().AddAsync(
            lesson.Dataset.AccountId, lesson.Dataset.Id, [new NewItem("خیلی عالی و خوب بود", [])], Cancellation);

        await lesson.TrainAsync(stores, $"version-{stores.NewId()}");

        var items = await stores.Get<IItems>().FindAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, added.Ids, Cancellation);
        Assert.NotNull(Assert.Single(items).PredictedAt);
        Assert.Contains(items[0].Predictions, tag => tag.TagId == lesson.Praise.Id);
    }

    [Theory]
    [InlineData(DatasetType.Image)]
    [InlineData(DatasetType.Face)]
    public async Task Train_ImagesThatNobodyOpened_AreNotPredicted(DatasetType type)
    {
        var lesson = await ImageLesson.PrepareAsync(stores, type);
        var added = await stores.Get<IItems>().AddAsync(
            lesson.Dataset.AccountId, lesson.Dataset.Id, [new NewItem(lesson.NewImage(0), []), new NewItem(lesson.NewImage(0), [])], Cancellation);
        var opened = (await stores.Get<IItems>().FindAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, added.Ids, Cancellation))[0];
        await stores.Use<OpenImages>().RunAsync(lesson.Dataset, [opened.Content], Cancellation);

        await lesson.TrainAsync();

        var items = await stores.Get<IItems>().FindAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, added.Ids, Cancellation);
        Assert.Equal([true, false], items.Select(item => item.PredictedAt is not null));
        Assert.Equal([lesson.Tags[0].Id], items[0].Predictions.Select(tag => tag.TagId));
        var plan = await stores.Use<RetagItems>().PlanAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, 1, Cancellation);
        Assert.Equal(new ItemRange(items[1].Id, items[1].Id), Assert.Single(plan!.Batches).Range);
    }

    [Fact]
    public async Task Train_ReportThatContradictsAllOthers_IsListedAsNotSure()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        foreach (var thing in Things)
        {
            await stores.ReportAsync(lesson.Praise, $"{thing} خیلی عالی و خوب بود");
            await stores.ReportAsync(lesson.Complaint, $"{thing} خیلی بد و افتضاح بود");
        }

        var wrong = await stores.ReportAsync(lesson.Complaint, "عالی و خیلی خوب بود");

        await lesson.TrainAsync(stores, $"version-{stores.NewId()}");

        var doubtful = await stores.Get<IReports>().ListNotSureAsync(
            lesson.Dataset.AccountId, lesson.Complaint.Id, true, PageRequest.First, Cancellation);
        var entry = Assert.Single(doubtful.Entries, report => report.Item.Id == wrong);
        Assert.InRange(entry.Probability, 0, 0.5);
    }
}
