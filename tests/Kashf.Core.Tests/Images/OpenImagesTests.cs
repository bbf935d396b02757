using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Images;

public sealed class OpenImagesTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_RangeTwice_OpensEachOnceAndTellsWhatFailed()
    {
        var (dataset, range, urls) = await PrepareAsync();

        var first = await stores.Use<OpenImages>().RunAsync(dataset.AccountId, dataset.Id, range, reportedOnly: false, Cancellation);
        var second = await stores.Use<OpenImages>().RunAsync(dataset.AccountId, dataset.Id, range, reportedOnly: false, Cancellation);

        Assert.Equal((3, 1), (first.Opened, first.Failed));
        Assert.Contains("404", Assert.Single(first.Failures).Reason, StringComparison.Ordinal);
        Assert.Equal((0, 1), (second.Opened, second.Failed));
        Assert.All(urls, url => Assert.Equal(1, stores.Images.LooksAt(url)));
    }

    [Fact]
    public async Task RunAsync_ReportedOnly_LeavesTheOthers()
    {
        var (dataset, range, _) = await PrepareAsync();

        var opened = await stores.Use<OpenImages>().RunAsync(dataset.AccountId, dataset.Id, range, reportedOnly: true, Cancellation);

        Assert.Equal((1, 0), (opened.Opened, opened.Failed));
    }

    [Fact]
    public async Task RunAsync_AnotherModel_OpensAgain()
    {
        await using var own = new LocalStores();
        var dataset = await own.NewDatasetAsync(type: DatasetType.Image);
        own.Images.Add("http://photos.example/a.jpg", "a", new ImageVector([1f, 0f]));
        await own.Use<OpenImages>().RunAsync(dataset, ["http://photos.example/a.jpg"], Cancellation);
        own.Images.Model = "encoder-2";

        var opened = await own.Use<OpenImages>().RunAsync(dataset, ["http://photos.example/a.jpg"], Cancellation);

        Assert.Equal((1, 2), (opened.Opened, own.Images.LooksAt("http://photos.example/a.jpg")));
        await using var file = await own.Get<IFiles>().OpenAsync(dataset.AccountId, own.Images.NameOf("http://photos.example/a.jpg")!, Cancellation);
        Assert.Equal("a"u8.Length, file!.Length);
    }

    [Fact]
    public async Task RunAsync_OneFileNowAtEveryAddress_LeavesTheItemsAndTellsOfThem()
    {
        await using var own = new LocalStores();
        var dataset = await own.NewDatasetAsync(type: DatasetType.Image);
        string[] urls = [.. "abc".Select(name => $"http://photos.example/{name}.jpg")];
        await own.Get<IItems>().AddAsync(dataset.AccountId, dataset.Id, [.. urls.Select(url => new NewItem(url, []))], Cancellation);
        foreach (var url in urls)
            own.Images.Add(url, url, new ImageVector([1f, 0f]));
        await own.Use<OpenImages>().RunAsync(dataset, urls, Cancellation);
        own.Images.Model = "encoder-2";
        foreach (var url in urls)
            own.Images.Add(url, "picture removed", new ImageVector([0f, 1f]));
        var options = Options.Create(new ImageOptions { OpenedAtOnce = 1, KeepOriginals = false });

        var opened = await own.Use<OpenImages>(own.Use<OpenUrls>(options), own.Use<KeepImage>(options)).RunAsync(dataset, urls, Cancellation);

        Assert.Equal((1, 2), (opened.Opened, opened.Failed));
        Assert.All(opened.Failures, failure => Assert.Contains("something else is at this address now", failure.Reason, StringComparison.Ordinal));
        Assert.Equal(3, (await own.Datasets.CountAsync(dataset.AccountId, dataset.Id, Cancellation)).Items);
    }

    [Fact]
    public async Task RunAsync_HangingImages_EndsInTimeAndCountsThem()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Image);
        string[] urls = [.. Enumerable.Range(0, 20).Select(_ => $"http://photos.example/{stores.NewId()}.jpg")];
        stores.Images.Add(urls[0], urls[0], new ImageVector([1f, 0f]));
        Array.ForEach(urls[1..], stores.Images.Hang);
        var options = Options.Create(new ImageOptions { StepSeconds = 2 });

        var opened = await stores.Use<OpenImages>(options).RunAsync(dataset, urls, Cancellation);

        Assert.Equal((1, 19), (opened.Opened, opened.Failed));
        Assert.Contains("too long", opened.Failures[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DatasetGone_OpensNothing() =>
        Assert.Equal(OpenedImages.None, await stores.Use<OpenImages>().RunAsync(stores.NewId(), stores.NewId(), new ItemRange(0, 9), false, Cancellation));

    /// <summary>Three images that can be opened, one of them reported, and one that can't.</summary>
    private async Task<(Dataset Dataset, ItemRange Range, string[] Urls)> PrepareAsync()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Image);
        var tag = await stores.NewTagAsync(dataset);
        string[] urls = [.. Enumerable.Range(0, 3).Select(_ => $"http://photos.example/{stores.NewId()}.jpg")];
        foreach (var url in urls)
            stores.Images.Add(url, url, new ImageVector([1f, 0f]));
        await stores.Get<IItems>().AddAsync(
            dataset.AccountId,
            dataset.Id,
            [new NewItem(urls[0], [new(tag.Id, true)]), new NewItem(urls[1], []), new NewItem(urls[2], []), new NewItem("http://photos.example/lost.jpg", [])],
            Cancellation);
        return (dataset, Assert.Single(await stores.Get<IItems>().SplitAsync(dataset.AccountId, dataset.Id, 100, Cancellation)), urls);
    }
}
