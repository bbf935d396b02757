using Kashf.Core.Datasets;
using Kashf.Core.Images;
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
    public async Task Run_ItemsNeverOpened_AreOpenedAndPredictedAndTheLostOnesLeftOut(DatasetType type)
    {
        var lesson = await ImageLesson.PrepareAsync(stores, type);
        var (accountId, datasetId) = (lesson.Dataset.AccountId, lesson.Dataset.Id);
        await lesson.TrainAsync();
        var added = await stores.Get<IItems>().AddAsync(
            accountId, datasetId, [new NewItem(lesson.NewImage(0), []), new NewItem("http://photos.example/lost.jpg", []), new NewItem(lesson.NewImage(1), [])], Cancellation);

        var retag = stores.Use<RetagItems>();
        var plan = await retag.PlanAsync(accountId, datasetId, 100, Cancellation);
        var outcome = RetaggedBatch.None;
        foreach (var batch in plan!.Batches)
            outcome = outcome.Add((await retag.RunAsync(accountId, datasetId, plan.ModelVersion, batch, Cancellation))!);

        var items = await stores.Get<IItems>().FindAsync(accountId, datasetId, added.Ids, Cancellation);
        Assert.Equal((plan.Batches.Sum(batch => batch.Items) - 1, 1), (outcome.Predicted, outcome.LeftOut));
        Assert.Contains("404", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal([true, false, true], items.Select(item => item.PredictedAt is not null));
        Assert.Equal([lesson.Tags[0].Id, 0, lesson.Tags[1].Id], items.Select(item => item.Predictions.Select(tag => tag.TagId).FirstOrDefault()));
        var lost = Assert.Single((await retag.PlanAsync(accountId, datasetId, 100, Cancellation))!.Batches);
        Assert.Equal(new ItemRange(items[1].Id, items[1].Id), lost.Range);

        // It does not use up what others are worth.
        var later = (await stores.Get<IItems>().AddAsync(accountId, datasetId, [new NewItem("http://photos.example/later.jpg", [])], Cancellation)).Ids[0];
        Assert.Equal(later, Assert.Single((await retag.PlanAsync(accountId, datasetId, 1, Cancellation))!.Batches).Range.First);
    }

    [Fact]
    public async Task Run_ImageThatNoLongerOpens_KeepsWhatWasPredicted()
    {
        await using var own = new LocalStores();
        var (lesson, url, before) = await PredictedAsync(own);
        own.Images.Model = "encoder-2";
        own.Images.Remove(url);
        foreach (var range in await own.Get<IItems>().SplitAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, 100, Cancellation))
            await own.Use<OpenImages>().RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, range, reportedOnly: true, Cancellation);
        await lesson.TrainAsync();

        var outcome = await RetagAsync(own, lesson.Dataset);

        Assert.Equal(1, outcome!.LeftOut);
        var after = Assert.Single(await own.Get<IItems>().FindAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, [before.Id], Cancellation));
        Assert.Equal((before.PredictedAt, lesson.Tags[0].Id), (after.PredictedAt, Assert.Single(after.Predictions).TagId));
    }

    [Fact]
    public async Task Run_AnotherModelLooksSincePlanning_PredictsNothing()
    {
        await using var own = new LocalStores();
        var (lesson, _, before) = await PredictedAsync(own);
        await lesson.TrainAsync();
        own.Images.Model = "encoder-2";

        Assert.Null(await RetagAsync(own, lesson.Dataset));

        var after = Assert.Single(await own.Get<IItems>().FindAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, [before.Id], Cancellation));
        Assert.Equal(lesson.Tags[0].Id, Assert.Single(after.Predictions).TagId);
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

    /// <summary>A trained dataset with an image that a retagging predicted.</summary>
    private static async Task<(ImageLesson Lesson, string Url, Item Item)> PredictedAsync(LocalStores own)
    {
        var lesson = await ImageLesson.PrepareAsync(own, DatasetType.Image);
        await lesson.TrainAsync();
        var url = lesson.NewImage(0);
        var (accountId, datasetId) = (lesson.Dataset.AccountId, lesson.Dataset.Id);
        var added = await own.Get<IItems>().AddAsync(accountId, datasetId, [new NewItem(url, [])], Cancellation);
        Assert.NotNull(await RetagAsync(own, lesson.Dataset));
        var item = Assert.Single(await own.Get<IItems>().FindAsync(accountId, datasetId, added.Ids, Cancellation));
        Assert.Equal(lesson.Tags[0].Id, Assert.Single(item.Predictions).TagId);
        return (lesson, url, item);
    }

    private static async Task<RetaggedBatch?> RetagAsync(LocalStores own, Dataset dataset)
    {
        var retag = own.Use<RetagItems>();
        var plan = await retag.PlanAsync(dataset.AccountId, dataset.Id, 100, Cancellation);
        return await retag.RunAsync(dataset.AccountId, dataset.Id, plan!.ModelVersion, Assert.Single(plan.Batches), Cancellation);
    }
}
