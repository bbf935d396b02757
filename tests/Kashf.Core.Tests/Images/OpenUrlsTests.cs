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
}
