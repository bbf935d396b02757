using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Core.Training;

namespace Kashf.Core.Tests.Training;

public sealed class TrainModelTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Twice_StoresTheSameBytesAndMeasuresTheSame()
    {
        var lesson = await Lesson.PrepareAsync(stores);

        var first = await lesson.TrainAsync(stores, "v1");
        var bytes = await ReadAsync(lesson.Dataset, "v1");
        var second = await lesson.TrainAsync(stores, "v1");

        Assert.NotNull(bytes);
        Assert.Equal(bytes, await ReadAsync(lesson.Dataset, "v1"));
        Assert.Equal(JsonSerializer.Serialize(first), JsonSerializer.Serialize(second));
        Assert.Equal([lesson.Praise.Id, lesson.Complaint.Id], first.Tags.Keys.Order());
    }

    [Fact]
    public async Task RunAsync_NotPublished_ChangesNothingOfTheDatasetButProgress()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        await lesson.TrainAsync(stores, "v1");
        Assert.Equal(lesson.Dataset, await stores.ReloadAsync(lesson.Dataset));
    }

    [Fact]
    public async Task RunAsync_InactiveTag_IsNotLearnt()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        await stores.Use<UpdateTag>().RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, lesson.Complaint.Id, new("شکایت", false, null), Cancellation);
        await stores.ReportAsync(lesson.Praise, "بد بود", positive: false);

        Assert.Equal([lesson.Praise.Id], (await lesson.TrainAsync(stores, "v1")).Tags.Keys);
    }

    [Fact]
    public async Task RunAsync_TooLittle_SaysWhatAndStoresNoModel()
    {
        var dataset = await stores.NewDatasetAsync();
        await stores.ReportAsync(await stores.NewTagAsync(dataset), "a");

        var outcome = await stores.Use<TrainModel>().RunAsync(dataset.AccountId, dataset.Id, "v1", Cancellation);

        Assert.Equal("training-needs-examples", LocalStores.Refused(outcome).Code);
        Assert.Null(await ReadAsync(dataset, "v1"));
    }

    [Fact]
    public async Task RunAsync_DatasetGone_IsNotFound()
    {
        var outcome = await stores.Use<TrainModel>().RunAsync(stores.NewId(), stores.NewId(), "v1", Cancellation);
        Assert.Equal("dataset-not-found", LocalStores.Refused(outcome).Code);
    }

    private async Task<byte[]?> ReadAsync(Dataset dataset, string version)
    {
        await using var stream = await stores.Get<IModels>().OpenAsync(dataset.AccountId, dataset.Id, version, Cancellation);
        if (stream is null)
            return null;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
