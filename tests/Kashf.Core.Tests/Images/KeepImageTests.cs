using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Storage;

namespace Kashf.Core.Tests.Images;

public sealed class KeepImageTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static readonly string Hash = new('a', 64);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_DatasetThere_KeepsTheFile()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Image);

        await RunAsync(dataset);

        await using var file = await OpenAsync(dataset);
        Assert.NotNull(file);
    }

    [Fact]
    public async Task RunAsync_DatasetDeletedMeanwhile_LeavesNoFile()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Image);
        Assert.True((await stores.Use<DeleteDataset>().RunAsync(dataset.AccountId, dataset.Slug, Cancellation)).IsSuccess);

        await RunAsync(dataset);

        Assert.Null(await OpenAsync(dataset));
    }

    private async Task RunAsync(Dataset dataset)
    {
        var seen = new SeenImage
        {
            Url = "http://photos.example/kept.jpg", Hash = Hash, Width = 1, Height = 1, ModelId = "encoder", Vectors = [new ImageVector([1f, 0f])],
        };
        LocalStores.Succeeded(await stores.Use<KeepImage>().RunAsync(dataset, new OpenedImage(seen, "the file"u8.ToArray()), Cancellation));
    }

    private Task<Stream?> OpenAsync(Dataset dataset) =>
        stores.Get<IFiles>().OpenAsync(dataset.AccountId, KeepImage.FileOf(dataset.Id, Hash), Cancellation);
}
