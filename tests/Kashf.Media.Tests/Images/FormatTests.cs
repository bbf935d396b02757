using Kashf.Media.Images;
using Kashf.Media.Tests.Images.Samples;

namespace Kashf.Media.Tests.Images;

public sealed class FormatTests : IAsyncDisposable
{
    private readonly Decoding decoding = new();

    public ValueTask DisposeAsync() => decoding.DisposeAsync();

    [Theory]
    [InlineData("jpg", ImageFormat.Jpeg, 61, 47)]
    [InlineData("png", ImageFormat.Png, 61, 47)]
    [InlineData("gif", ImageFormat.Gif, 61, 47)]
    [InlineData("webp", ImageFormat.WebP, 61, 47)]
    [InlineData("bmp", ImageFormat.Bmp, 61, 47)]
    [InlineData("tiff", ImageFormat.Tiff, 61, 47)]
    public async Task DecodeAsync_EachFormat_ShowsTheScene(string extension, ImageFormat format, int width, int height)
    {
        var file = await Scene.FileAsync(extension, width, height);
        Assert.Equal(new ImageHeader(format, width, height, 1), decoding.Decoder.ReadHeader(file).Value);
        var image = await decoding.Decoder.DecodeAsync(file, int.MaxValue, TestContext.Current.CancellationToken);
        Assert.Null(image.Error);
        Assert.Equal((width, height), (image.Value!.Width, image.Value.Height));
        Colors.AreQuarters(image.Value, Scene.Quarters);
    }
}
