using Kashf.Media.Images;
using Kashf.Media.Tests.Images.Samples;

namespace Kashf.Media.Tests.Images;

public sealed class FormatTests : IAsyncDisposable
{
    private readonly Decoding decoding = new();

    public ValueTask DisposeAsync() => decoding.DisposeAsync();

    [Theory]
    [InlineData("jpg", ImageFormat.Jpeg)]
    [InlineData("png", ImageFormat.Png)]
    [InlineData("gif", ImageFormat.Gif)]
    [InlineData("webp", ImageFormat.WebP)]
    [InlineData("bmp", ImageFormat.Bmp)]
    [InlineData("tiff", ImageFormat.Tiff)]
    public async Task DecodeAsync_EachFormat_ShowsTheScene(string extension, ImageFormat format)
    {
        var file = await Scene.FileAsync(extension, 61, 47);
        Assert.Equal(new ImageHeader(format, 61, 47, 1), decoding.Decoder.ReadHeader(file).Value);
        var image = await decoding.ImageAsync(file);
        Assert.Equal((61, 47), (image.Width, image.Height));
        Colors.AreQuarters(image, Scene.Quarters);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("bmp")]
    [InlineData("tiff")]
    public async Task DecodeAsync_OnePixel_IsAnImage(string extension)
    {
        var image = await decoding.ImageAsync(await Scene.FileAsync(extension, 1, 1), atLeast: 224);
        Assert.Equal((1, 1), (image.Width, image.Height));
        Colors.IsNear(Scene.Yellow, Colors.At(image, 0, 0), 25);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("bmp")]
    [InlineData("tiff")]
    public async Task DecodeAsync_CutShort_IsRefusedAsSuch(string extension)
    {
        var whole = await Scene.FileAsync(extension, 300, 200);
        var detail = await decoding.RefusedAsync(whole[..(whole.Length * 2 / 3)], extension == "tiff" ? "image-damaged" : "image-truncated");
        Assert.Contains("upload it again", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jpg", 1, 100)]
    [InlineData("jpg", 101, 200)]
    [InlineData("jpg", 801, 801)]
    [InlineData("png", 50, 50)]
    [InlineData("png", 801, 801)]
    public async Task DecodeAsync_LargerThanWanted_IsScaledDownButNeverBelow(string extension, int atLeast, int shorter)
    {
        var image = await decoding.ImageAsync(await Scene.FileAsync(extension, 1203, 801), atLeast);
        Assert.InRange(image.Height, Math.Min(atLeast, 801), shorter + 1);
        Assert.InRange((double)image.Width / image.Height, 1.48, 1.52);
        Colors.AreQuarters(image, Scene.Quarters);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    public async Task DecodeAsync_LyingOnItsSide_IsTurnedUpright(string extension)
    {
        var stored = await Scene.FileAsync(extension, 64, 32);
        var file = extension == "jpg" ? Exif.InJpeg(stored, 6) : Exif.InPng(stored, 6);
        Assert.Equal((32, 64), (decoding.Decoder.ReadHeader(file).Value?.Width, decoding.Decoder.ReadHeader(file).Value?.Height));
        Colors.AreQuarters(await decoding.ImageAsync(file), [Scene.Blue, Scene.Red, Scene.Yellow, Scene.Green]);
        Colors.AreQuarters((await decoding.WithoutLibrary.DecodeAsync(file, 16, TestContext.Current.CancellationToken)).Value!, [Scene.Blue, Scene.Red, Scene.Yellow, Scene.Green]);
    }

    [Fact]
    public async Task DecodeAsync_TextNamedLikeAnImage_IsRefused() =>
        Assert.Contains("is text,", await decoding.RefusedAsync("this is photo.jpg"u8.ToArray(), "image-unsupported"), StringComparison.Ordinal);
}
