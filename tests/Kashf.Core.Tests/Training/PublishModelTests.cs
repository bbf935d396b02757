using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Training;

public sealed class PublishModelTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_TrainedModel_BecomesCurrentWithItsEvaluation()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        var trained = await lesson.TrainAsync(stores, "v1");

        await lesson.PublishAsync(stores, trained);

        var dataset = await stores.ReloadAsync(lesson.Dataset);
        Assert.Equal((DatasetState.Trained, "v1", stores.Time.Now), (dataset.State, dataset.ModelVersion, dataset.TrainedAt));
        Assert.Equal(trained.Evaluation, dataset.Evaluation);
        foreach (var tag in await TagsAsync(lesson))
            Assert.Equal(trained.Tags[tag.Id], tag.Evaluation);
    }

    [Fact]
    public async Task RunAsync_Twice_ChangesNothingMore()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        var trained = await lesson.TrainAsync(stores, "v1");
        await lesson.PublishAsync(stores, trained);
        var (dataset, tags) = (await stores.ReloadAsync(lesson.Dataset), await TagsAsync(lesson));

        stores.Time.Now += TimeSpan.FromMinutes(1);
        await lesson.PublishAsync(stores, trained);

        Assert.Equal(dataset, await stores.ReloadAsync(lesson.Dataset));
        Assert.Equal(tags, await TagsAsync(lesson));
        Assert.True(await ExistsAsync(lesson, "v1"));
    }

    [Fact]
    public async Task RunAsync_NewerModel_ReplacesTheOlder()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        await lesson.PublishAsync(stores, await lesson.TrainAsync(stores, "v1"));

        await lesson.PublishAsync(stores, await lesson.TrainAsync(stores, "v2"));

        Assert.Equal("v2", (await stores.ReloadAsync(lesson.Dataset)).ModelVersion);
        Assert.False(await ExistsAsync(lesson, "v1"));
        Assert.True(await ExistsAsync(lesson, "v2"));
    }

    [Fact]
    public async Task RunAsync_TagWithoutModel_LosesItsOldEvaluation()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        var trained = await lesson.TrainAsync(stores, "v1");
        await lesson.PublishAsync(stores, trained);

        var lacking = trained with { Version = "v2", Tags = trained.Tags.Where(tag => tag.Key == lesson.Praise.Id).ToDictionary() };
        await lesson.PublishAsync(stores, lacking);

        Assert.Equal([true, false], (await TagsAsync(lesson)).Select(tag => tag.Evaluation is not null));
    }

    [Fact]
    public async Task RunAsync_TagOrDatasetDeletedMeanwhile_IsPassedOver()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        var trained = await lesson.TrainAsync(stores, "v1");
        await stores.Use<DeleteTag>().RunAsync(lesson.Dataset.AccountId, lesson.Complaint.Id, Cancellation);
        await lesson.PublishAsync(stores, trained);
        Assert.Equal("v1", (await stores.ReloadAsync(lesson.Dataset)).ModelVersion);

        await stores.Use<DeleteDataset>().RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, Cancellation);
        await lesson.PublishAsync(stores, trained);

        Assert.Null(await stores.Datasets.FindAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, Cancellation));
    }

    private Task<IReadOnlyList<Tag>> TagsAsync(Lesson lesson) => stores.Tags.ListAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, Cancellation);

    private async Task<bool> ExistsAsync(Lesson lesson, string version)
    {
        await using var stream = await stores.Get<IModels>().OpenAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, version, Cancellation);
        return stream is not null;
    }
}
