using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Core.Tagging;
using Kashf.Core.Tags;
using Kashf.Core.Tests.Images;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Tagging;

public sealed class TagImagesTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Trained_FindsWhatWasLearntAndSaysWhatCannotBeOpened()
    {
        var lesson = await TrainedAsync();

        var tagged = LocalStores.Succeeded(await RunAsync(lesson.Dataset, lesson.NewImage(0), "http://photos.example/missing.jpg", lesson.NewImage(1)));

        Assert.Equal([lesson.Tags[0].Id, lesson.Tags[1].Id], new[] { tagged[0], tagged[2] }.Select(image => image.Tags[0].TagId));
        Assert.Contains("404", tagged[1].Error, StringComparison.Ordinal);
        Assert.Empty(tagged[1].Tags);
    }

    [Fact]
    public async Task RunAsync_NothingRecognised_AnswersTheUnknownTag()
    {
        var lesson = await TrainedAsync();
        var update = stores.Use<UpdateTag>();
        foreach (var tag in lesson.Tags)
            await update.RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, tag.Id, new(tag.Title, false, null), Cancellation);

        var tagged = LocalStores.Succeeded(await RunAsync(lesson.Dataset, lesson.NewImage(0)));

        Assert.Equal([Unrecognised.Tag(1)], tagged[0].Tags);
    }

    [Fact]
    public async Task RunAsync_SameImageAgain_TheModelDoesNotLookAgain()
    {
        var lesson = await TrainedAsync();
        var url = lesson.NewImage(0);

        var first = LocalStores.Succeeded(await RunAsync(lesson.Dataset, url, url));
        var second = LocalStores.Succeeded(await RunAsync(lesson.Dataset, url));

        Assert.Equal(1, stores.Images.LooksAt(url));
        Assert.Equal(first[1].Tags, second[0].Tags);
    }

    [Fact]
    public async Task RunAsync_FewerTagsWanted_AnswersTheMostProbable()
    {
        var lesson = await TrainedAsync();
        var options = Options.Create(new TaggingOptions { MostTags = 1 });

        var tagged = LocalStores.Succeeded(await stores.Use<TagImages>(options).RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, [lesson.NewImage(1)], Cancellation));

        Assert.Equal(lesson.Tags[1].Id, Assert.Single(tagged[0].Tags).TagId);
    }

    [Fact]
    public async Task RunAsync_AnotherModelLooksNow_AsksForTraining()
    {
        await using var own = new LocalStores();
        var lesson = await ImageLesson.PrepareAsync(own, DatasetType.Image);
        await lesson.TrainAsync();
        own.Images.Model = "encoder-2";

        var refused = LocalStores.Refused(await own.Use<TagImages>().RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, [lesson.NewImage(0)], Cancellation));

        Assert.Equal((ErrorKind.Conflict, "dataset-trained-with-another-model"), (refused.Kind, refused.Code));
    }

    [Fact]
    public async Task RunAsync_NotTrainedOrNotImages_IsRefused()
    {
        Assert.Equal("dataset-not-trained", LocalStores.Refused(await RunAsync(await stores.NewDatasetAsync(type: DatasetType.Image), "x")).Code);
        Assert.Equal("dataset-type-mismatch", LocalStores.Refused(await RunAsync(await stores.NewDatasetAsync(), "x")).Code);
    }

    private async Task<ImageLesson> TrainedAsync()
    {
        var lesson = await ImageLesson.PrepareAsync(stores, DatasetType.Image);
        await lesson.TrainAsync();
        return lesson;
    }

    private Task<Result<IReadOnlyList<TaggedImage>>> RunAsync(Dataset dataset, params string[] urls) =>
        stores.Use<TagImages>().RunAsync(dataset.AccountId, dataset.Slug, urls, Cancellation);
}
