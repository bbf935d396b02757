using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Core.Storage;
using Kashf.Core.Tests.Images;

namespace Kashf.Core.Tests.Predictions;

public sealed class RetagImagesTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatasetType.Image)]
    [InlineData(DatasetType.Face)]
    public async Task Run_ItemsNeverOpened_AreOpenedAndPredictedAndTheLostOnesPassedOver(DatasetType type)
    {
        var lesson = await ImageLesson.PrepareAsync(stores, type);
        var (accountId, datasetId) = (lesson.Dataset.AccountId, lesson.Dataset.Id);
        await lesson.TrainAsync();
        var added = await stores.Get<IItems>().AddAsync(
            accountId, datasetId, [new NewItem(lesson.NewImage(0), []), new NewItem("http://photos.example/lost.jpg", []), new NewItem(lesson.NewImage(1), [])], Cancellation);

        var retag = stores.Use<RetagItems>();
        var plan = await retag.PlanAsync(accountId, datasetId, 100, Cancellation);
        foreach (var batch in plan!.Batches)
            Assert.Equal(batch.Items, await retag.RunAsync(accountId, datasetId, plan.ModelVersion, batch, Cancellation));

        var items = await stores.Get<IItems>().FindAsync(accountId, datasetId, added.Ids, Cancellation);
        Assert.All(items, item => Assert.NotNull(item.PredictedAt));
        Assert.Equal([lesson.Tags[0].Id, 0, lesson.Tags[1].Id], items.Select(item => item.Predictions.Select(tag => tag.TagId).FirstOrDefault()));
        Assert.Empty((await retag.PlanAsync(accountId, datasetId, 100, Cancellation))!.Batches);
    }

    [Fact]
    public async Task Check_AnotherModelLooksNow_AsksForTraining()
    {
        await using var own = new LocalStores();
        var lesson = await ImageLesson.PrepareAsync(own, DatasetType.Image);
        await lesson.TrainAsync();
        own.Images.Model = "encoder-2";

        var refused = LocalStores.Refused(await own.Use<RetagItems>().CheckAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, Cancellation));

        Assert.Equal("dataset-trained-with-another-model", refused.Code);
    }
}
