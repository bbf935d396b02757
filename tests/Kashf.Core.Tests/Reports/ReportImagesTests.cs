using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Core.Tests.Images;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Reports;

public sealed class ReportImagesTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private readonly Vectors vectors = new(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_NewImage_IsOpenedOnceAndKept()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync(type: DatasetType.Image));
        var url = NewImage("a photo");

        var first = LocalStores.Succeeded((await RunAsync(tag, url))[0]);
        var again = LocalStores.Succeeded((await RunAsync(tag, url))[0]);

        Assert.Equal((first.Item.Id, (PixelBox?)null), (again.Item.Id, first.Box));
        Assert.Equal(1, stores.Images.LooksAt(url));
        var hash = (await stores.Get<IImages>().FindFilesAsync(tag.AccountId, tag.DatasetId, [url], Cancellation))[0]!.Hash;
        await using var file = await stores.Get<IFiles>().OpenAsync(tag.AccountId, KeepImage.FileOf(tag.DatasetId, hash), Cancellation);
        Assert.Equal("a photo"u8.Length, file!.Length);
    }

    [Fact]
    public async Task RunAsync_SameContentAtTwoAddresses_IsOneItem()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync(type: DatasetType.Image));
        var (first, second) = (NewImage("the same"), NewImage("the same"));

        var outcomes = await RunAsync(tag, first);
        var others = await RunAsync(tag, second);

        Assert.Equal(LocalStores.Succeeded(outcomes[0]).Item.Id, LocalStores.Succeeded(others[0]).Item.Id);
        Assert.Equal(0, stores.Images.LooksAt(second));
    }

    [Fact]
    public async Task RunAsync_SomeCannotBeOpened_TheOthersAreStored()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync(type: DatasetType.Image));

        var outcomes = await RunAsync(tag, NewImage("one"), "http://photos.example/missing.jpg", "no address", NewImage("two"));

        Assert.Equal([true, false, false, true], outcomes.Select(outcome => outcome.IsSuccess));
        Assert.Equal(ErrorKind.Unprocessable, outcomes[1].Error!.Kind);
        Assert.Equal(ErrorKind.Invalid, outcomes[2].Error!.Kind);
        Assert.Equal(2, (await stores.Datasets.CountAsync(tag.AccountId, tag.DatasetId, Cancellation)).Items);
    }

    [Fact]
    public async Task RunAsync_SomeHang_TheOthersAreStoredInTime()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync(type: DatasetType.Image));
        string[] urls = [.. Enumerable.Range(0, 20).Select(_ => $"http://photos.example/{stores.NewId()}.jpg"), NewImage("one")];
        Array.ForEach(urls[..^1], stores.Images.Hang);

        var outcomes = await stores.Use<ReportImages>(Use(new ImageOptions { RequestSeconds = 2, OpenedAtOnce = 32 }))
            .RunAsync(tag.AccountId, [.. urls.Select(url => new ImageReport(url, new TagReport(tag.Id, true)))], Cancellation);

        Assert.All(outcomes.SkipLast(1), outcome => Assert.Equal("image-too-late", outcome.Error!.Code));
        LocalStores.Succeeded(outcomes[^1]);
        Assert.Equal(1, (await stores.Datasets.CountAsync(tag.AccountId, tag.DatasetId, Cancellation)).Items);
    }

    [Fact]
    public async Task RunAsync_Faces_SaysWhichBoxItTook()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync(type: DatasetType.Face));
        var (large, small) = (vectors.Face(vectors.Direction(), side: 200), vectors.Face(vectors.Direction(), x: 300, side: 60));
        var url = NewImage("a crowd", large, small);

        var unboxed = LocalStores.Succeeded((await RunAsync(tag, new ImageReport(url, new TagReport(tag.Id, true))))[0]);
        var boxed = LocalStores.Succeeded((await RunAsync(tag, new ImageReport(url, new TagReport(tag.Id, true, new PixelBox(310, 5, 50, 55)))))[0]);

        Assert.Equal(large.Box, unboxed.Box);
        Assert.Equal(small.Box, boxed.Box);
    }

    [Fact]
    public async Task RunAsync_NoFaceOrNoneInTheBox_IsRefusedAndSaysWhatThereIs()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync(type: DatasetType.Face));
        var url = NewImage("one face", vectors.Face(vectors.Direction(), x: 40, side: 90));

        var outcomes = await RunAsync(
            tag,
            new ImageReport(NewImage("a landscape", []), new TagReport(tag.Id, true)),
            new ImageReport(url, new TagReport(tag.Id, true, new PixelBox(500, 500, 20, 20))));

        Assert.Equal(["no-face", "no-face-in-box"], outcomes.Select(outcome => outcome.Error!.Code));
        Assert.Contains("{x: 40, y: 0, w: 90, h: 90}", outcomes[1].Error!.Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await stores.Datasets.CountAsync(tag.AccountId, tag.DatasetId, Cancellation)).Reports);
        Assert.Equal([null], await stores.Get<IImages>().FindFilesAsync(tag.AccountId, tag.DatasetId, [url], Cancellation));
    }

    [Fact]
    public async Task RunAsync_FaceTooSmallToLearnFrom_IsRefusedAndSaysHowLargeItMustBe()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync(type: DatasetType.Face));
        var (small, large) = (vectors.Face(vectors.Direction(), x: 300, side: 19), vectors.Face(vectors.Direction(), side: 20, clarity: 0.1f));

        var outcomes = await RunAsync(
            tag,
            new ImageReport(NewImage("far away", small), new TagReport(tag.Id, true)),
            new ImageReport(NewImage("near and far", large, small), new TagReport(tag.Id, true, small.Box)),
            new ImageReport(NewImage("near, but not clear", large, small), new TagReport(tag.Id, true)));

        Assert.All(outcomes.Take(2), outcome => Assert.Equal("face-too-small", outcome.Error!.Code));
        Assert.All(outcomes.Take(2), outcome => Assert.Contains("{x: 300, y: 0, w: 19, h: 19} is smaller than 20 pixels", outcome.Error!.Detail, StringComparison.Ordinal));
        Assert.Equal(["image_url", "box"], outcomes.Take(2).Select(outcome => outcome.Error!.Fields.Keys.Single()));
        Assert.Equal(large.Box, LocalStores.Succeeded(outcomes[2]).Box);
    }

    [Fact]
    public async Task RunAsync_TagOfTextsUnknownTagOrBoxOnAnImage_IsRefused()
    {
        var texts = await stores.NewTagAsync(await stores.NewDatasetAsync(accountId: 77));
        var images = await stores.NewTagAsync(await stores.NewDatasetAsync(accountId: 77, type: DatasetType.Image));
        var url = NewImage("any");

        var outcomes = await RunAsync(
            images,
            new ImageReport(url, new TagReport(texts.Id, true)),
            new ImageReport(url, new TagReport(stores.NewId(), true)),
            new ImageReport(url, new TagReport(images.Id, true, new PixelBox(0, 0, 9, 9))));

        Assert.Equal(["dataset-type-mismatch", "tag-not-found", "invalid-field"], outcomes.Select(outcome => outcome.Error!.Code));
    }

    /// <summary>The use cases beneath, with these options.</summary>
    private object[] Use(ImageOptions options)
    {
        var given = Options.Create(options);
        return [given, stores.Use<SeeItems>(stores.Use<OpenUrls>(given))];
    }

    private string NewImage(string file, params ImageVector[]? faces)
    {
        var url = $"http://photos.example/{stores.NewId()}.jpg";
        stores.Images.Add(url, file, faces is { Length: > 0 } || file == "a landscape" ? faces! : [new ImageVector(vectors.Direction())]);
        return url;
    }

    private Task<IReadOnlyList<Result<ReportedImage>>> RunAsync(Tag tag, params string[] urls) =>
        RunAsync(tag, [.. urls.Select(url => new ImageReport(url, new TagReport(tag.Id, true)))]);

    private Task<IReadOnlyList<Result<ReportedImage>>> RunAsync(Tag tag, params ImageReport[] given) =>
        stores.Use<ReportImages>().RunAsync(tag.AccountId, given, Cancellation);
}
