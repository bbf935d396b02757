using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Images;

public sealed class OpenUrlsTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ManyRequests_HoldNoMoreFilesThanAllowed()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Image);
        using var openUrls = stores.Use<OpenUrls>(Options.Create(new ImageOptions { OpenedInAll = 2 }));
        string[] urls = [.. Enumerable.Range(0, 6).Select(i => $"http://photos.example/{i}-{stores.NewId()}.jpg")];
        foreach (var url in urls)
            stores.Images.Add(url, url, new ImageVector([1f, 0f]));
        var (held, most, gate) = (0, 0, new Lock());

        await LocalStores.AtOnceAsync(3, _ => openUrls.RunAsync(dataset, urls, UseAsync, Cancellation));

        Assert.InRange(most, 1, 2);

        async Task<string> UseAsync(OpenedImage image, CancellationToken token)
        {
            lock (gate)
                most = Math.Max(most, ++held);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
            lock (gate)
                held--;
            return image.Seen.Url;
        }
    }

    [Fact]
    public async Task RunAsync_HostsThatHang_HoldUpNoOtherRequest()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Image);
        using var openUrls = stores.Use<OpenUrls>(Options.Create(new ImageOptions { OpenedInAll = 1, OpenedAtOnce = 4 }));
        string[] hanging = [.. Enumerable.Range(0, 4).Select(_ => $"http://hangs.example/{stores.NewId()}.jpg")];
        var good = $"http://photos.example/{stores.NewId()}.jpg";
        stores.Images.Add(good, good, new ImageVector([1f, 0f]));
        foreach (var url in hanging)
            stores.Images.Hang(url);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var held = openUrls.RunAsync(dataset, hanging, UrlAsync, gone.Token);
        var opened = await openUrls.RunAsync(dataset, [good], UrlAsync, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation);

        Assert.Equal(good, Assert.Single(opened).Value);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);

        static Task<string> UrlAsync(OpenedImage image, CancellationToken token) => Task.FromResult(image.Seen.Url);
    }
}
