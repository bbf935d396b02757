using System.Text;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Transfer;

public sealed class ExportItemsTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private const string Kept = "http://photos.example/kept.jpg";
    private const string NotKept = "http://photos.example/not-kept.jpg";
    private const string NeverOpened = "http://photos.example/never-opened.jpg";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_AddressesHere_NamesOnlyFilesThatAreThere()
    {
        var dataset = await stores.NewDatasetAsync(type: DatasetType.Image);
        await stores.Get<IItems>().AddAsync(
            dataset.AccountId, dataset.Id, [.. new[] { Kept, NotKept, NeverOpened }.Select(url => new NewItem(url, []))], Cancellation);
        await OpenAsync(dataset, Kept, keepOriginals: true);
        await OpenAsync(dataset, NotKept, keepOriginals: false);
        var export = stores.Use<ExportItems>();

        var rows = await export.WriteAsync(
            dataset, Assert.Single(await export.SplitAsync(dataset, Cancellation)), isFirst: true, tagNames: false, hash => $"here/{hash}", "export.csv", Cancellation);

        Assert.Equal(3, rows);
        var hash = (await stores.Get<IImages>().FindFilesAsync(dataset.AccountId, dataset.Id, [Kept], Cancellation))[0]!.Hash;
        Assert.Equal(new[] { $"here/{hash}", NotKept, NeverOpened }.Order(), await ReadUrlsAsync(dataset));
    }

    private async Task OpenAsync(Dataset dataset, string url, bool keepOriginals)
    {
        stores.Images.Add(url, url, new ImageVector([1f, 0f]));
        var keep = stores.Use<KeepImage>(Options.Create(new ImageOptions { KeepOriginals = keepOriginals }));
        Assert.Equal(1, (await stores.Use<OpenImages>(keep).RunAsync(dataset, [url], Cancellation)).Opened);
    }

    private async Task<IEnumerable<string>> ReadUrlsAsync(Dataset dataset)
    {
        await using var stream = await stores.Get<IFiles>().OpenAsync(dataset.AccountId, "export.csv", Cancellation);
        using var reader = new StreamReader(stream!, Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync(Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return lines.Skip(1).Select(line => line.Split(',')[1]).Order();
    }
}
