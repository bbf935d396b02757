using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Tagging;
using Kashf.Core.Tests.Images;

namespace Kashf.Core.Tests.Tagging;

public sealed class TagFacesTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Trained_NamesThePersonWithTheBox()
    {
        var lesson = await TrainedAsync();

        var face = Assert.Single((await RunAsync(lesson, lesson.NewImage(1)))[0].Faces);

        Assert.Equal((lesson.Tags[1].Id, lesson.Tags[1].Title), (face.Tag.TagId, face.Tag.Title));
        Assert.Equal(new PixelBox(10, 10, 80, 80), face.Box);
    }

    [Fact]
    public async Task RunAsync_StrangerNoFaceOrTooSmall_IsNobody()
    {
        var lesson = await TrainedAsync();
        stores.Images.Add("http://photos.example/landscape.jpg", "landscape");
        stores.Images.Add("http://photos.example/far.jpg", "far", new ImageVector(new Vectors(1).Direction(), new PixelBox(0, 0, 8, 8)));

        var tagged = await RunAsync(lesson, lesson.NewImage(-1), "http://photos.example/landscape.jpg", "http://photos.example/far.jpg");

        Assert.All(tagged, photo => Assert.Equal((0L, "ناآشنا"), (Assert.Single(photo.Faces).Tag.TagId, photo.Faces[0].Tag.Title)));
        Assert.Equal([false, true, true], tagged.Select(photo => photo.Faces[0].Box is null));
    }

    private async Task<ImageLesson> TrainedAsync()
    {
        var lesson = await ImageLesson.PrepareAsync(stores, DatasetType.Face);
        await lesson.TrainAsync();
        return lesson;
    }

    private async Task<IReadOnlyList<TaggedFaces>> RunAsync(ImageLesson lesson, params string[] urls) =>
        LocalStores.Succeeded(await stores.Use<TagFaces>().RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, urls, Cancellation));
}
