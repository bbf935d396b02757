using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Tagging;
using Kashf.Core.Tags;
using Kashf.Core.Tests.Training;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Tagging;

public sealed class TagTextsTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Trained_FindsWhatWasLearnt()
    {
        var lesson = await TrainedAsync();

        var tagged = LocalStores.Succeeded(await RunAsync(lesson.Dataset, "عالی بود", "خیلی بد بود"));

        Assert.Equal([lesson.Praise.Id, lesson.Complaint.Id], tagged.Select(text => text.Tags[0].TagId));
        Assert.All(tagged.SelectMany(text => text.Tags), tag => Assert.InRange(tag.Probability, 0, 1));
    }

    [Fact]
    public async Task RunAsync_SomeTextsUnusable_TheirPlacesTellWhy()
    {
        var lesson = await TrainedAsync();

        var tagged = LocalStores.Succeeded(await RunAsync(lesson.Dataset, "", "عالی بود", "a\0", new string('x', 100_001)));

        Assert.Equal([false, true, false, false], tagged.Select(text => text.Error is null));
        Assert.NotEmpty(tagged[1].Tags);
    }

    [Fact]
    public async Task RunAsync_ManyTexts_AnswersInOrderWhateverTheThreads()
    {
        var lesson = await TrainedAsync();
        string[] texts = [.. Enumerable.Range(0, 1000).Select(i => $"{(i % 2 == 0 ? "عالی" : "افتضاح")} بود {i}")];

        var together = LocalStores.Succeeded(await RunAsync(lesson.Dataset, texts));
        var alone = LocalStores.Succeeded(await RunAsync(lesson.Dataset, texts[777]))[0];

        Assert.Equal(texts, together.Select(text => text.Content));
        Assert.Equal(alone.Tags, together[777].Tags);
    }

    [Fact]
    public async Task RunAsync_TagRenamedAndDeactivatedSinceTraining_FollowsTheRecord()
    {
        var lesson = await TrainedAsync();
        var update = stores.Use<UpdateTag>();
        await update.RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, lesson.Praise.Id, new("خوبی", null, null), Cancellation);
        await update.RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, lesson.Complaint.Id, new("شکایت", false, null), Cancellation);

        var tagged = LocalStores.Succeeded(await RunAsync(lesson.Dataset, "عالی بود", "خیلی بد بود"));

        Assert.Equal("خوبی", tagged[0].Tags[0].Title);
        Assert.DoesNotContain(tagged[1].Tags, tag => tag.TagId == lesson.Complaint.Id);
    }

    [Fact]
    public async Task RunAsync_NotTrainedOrNotTexts_IsRefused()
    {
        Assert.Equal("dataset-not-trained", LocalStores.Refused(await RunAsync(await stores.NewDatasetAsync(), "x")).Code);
        Assert.Equal("dataset-type-mismatch", LocalStores.Refused(await RunAsync(await stores.NewDatasetAsync(type: DatasetType.Face), "x")).Code);
    }

    private async Task<Lesson> TrainedAsync()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        await lesson.PublishAsync(stores, await lesson.TrainAsync(stores, $"version-{stores.NewId()}"));
        return lesson;
    }

    private Task<Result<IReadOnlyList<TaggedText>>> RunAsync(Dataset dataset, params string[] texts) =>
        stores.Use<TagTexts>(stores.Use<FindTrained>(stores.Use<ModelCache>(Options.Create(new ModelCacheOptions()))))
            .RunAsync(dataset.AccountId, dataset.Slug, texts, treeBased: false, Cancellation);
}
