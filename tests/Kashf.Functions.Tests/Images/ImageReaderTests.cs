using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Models;

namespace Kashf.Functions.Tests.Images;

public sealed class ImageReaderTests : IAsyncDisposable
{
    private readonly OpeningServices services = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task OpenAsync_EncoderThrows_IsTheImagesErrorAndLogged()
    {
        services.Encoder.Fault = new InvalidOperationException("a model's own fault");
        var url = await services.StoreAsync(OpeningServices.Gif);

        var opened = await OpenAsync(url);

        Assert.Equal((ErrorKind.Unprocessable, "image-fault"), (opened.Error!.Kind, opened.Error.Code));
        Assert.Same(services.Encoder.Fault, Assert.Single(services.Log.Entries).Exception);
    }

    [Fact]
    public async Task OpenAsync_NoModel_ThrowsBeforeTheImageIsLookedFor()
    {
        services.Encoder.IsMissing = true;

        await Assert.ThrowsAsync<ModelUnavailableException>(() => OpenAsync("http://nowhere.invalid/a.jpg"));
    }

    [Theory]
    [InlineData("http://nowhere.invalid/a.gif")]
    [InlineData("http://kashf.example/api/images/0000000000000000000000000000000000000000000000000000000000000000/")]
    public async Task OpenAsync_HostOrUploadGone_ReadsTheKeptOriginal(string url)
    {
        await services.SaveAsync("datasets/5/images/original", OpeningServices.Gif);

        var opened = await OpenAsync(url, "datasets/5/images/original");

        Assert.True(opened.IsSuccess, opened.Error?.Detail);
        Assert.Equal((url, 1, 1), (opened.Value.Seen.Url, opened.Value.Seen.Width, opened.Value.Seen.Height));
        Assert.False((await OpenAsync(url, "datasets/5/images/other")).IsSuccess);
    }

    [Fact]
    public async Task OpenAsync_Cancelled_IsThrownOn()
    {
        using var gone = new CancellationTokenSource();
        var url = await services.StoreAsync(OpeningServices.Gif);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.Reader.OpenAsync(1, DatasetType.Image, url, null, Unknown, _ => Task.CompletedTask, gone.Token));
    }

    private static Task<SeenImage?> Unknown(string hash, CancellationToken cancellation) => Task.FromResult<SeenImage?>(null);

    private Task<Result<OpenedImage>> OpenAsync(string url, string? keptAs = null) =>
        services.Reader.OpenAsync(OpeningServices.AccountId, DatasetType.Image, url, keptAs, Unknown, _ => Task.CompletedTask, Cancellation);
}
