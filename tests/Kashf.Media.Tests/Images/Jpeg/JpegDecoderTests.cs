using Kashf.Media.Images;
using Kashf.Media.Images.Jpeg;
using Kashf.Media.Tests.Images.Samples;

namespace Kashf.Media.Tests.Images.Jpeg;

public sealed class JpegDecoderTests : IAsyncDisposable
{
    private readonly Decoding decoding = new();

    public ValueTask DisposeAsync() => decoding.DisposeAsync();

    [Theory]
    [InlineData("yuvj420p")]
    [InlineData("yuvj444p")]
    [InlineData("gray")]
    public async Task DecodeAsync_Subsamplings_AgreeWithFfmpeg(string pixels)
    {
        var file = await Scene.FileAsync("jpg", 200, 120, "-pix_fmt", pixels, "-q:v", "2");
        var own = await decoding.ImageAsync(file);
        var ffmpeg = (await decoding.WithoutLibrary.DecodeAsync(file, int.MaxValue, TestContext.Current.CancellationToken)).Value!;
        Assert.Equal((ffmpeg.Width, ffmpeg.Height), (own.Width, own.Height));
        foreach (var (x, y) in new[] { (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75) })
            Colors.IsNear(Colors.At(ffmpeg, x, y), Colors.At(own, x, y), 6);
    }

    [Theory]
    [InlineData(255, 0, 0, 255, 255, 0, 0)] // all magenta and yellow: red
    [InlineData(255, 255, 255, 255, 255, 255, 255)]
    [InlineData(255, 255, 255, 0, 0, 0, 0)]
    [InlineData(255, 255, 0, 128, 128, 128, 0)]
    public async Task DecodeAsync_Cmyk_BecomesRgb(byte c, byte m, byte y, byte k, byte r, byte g, byte b)
    {
        var file = CmykJpeg.Write(32, 24, c, m, y, k);
        Colors.AreQuarters(await decoding.ImageAsync(file), [(r, g, b), (r, g, b), (r, g, b), (r, g, b)], 4);
    }

    [Fact]
    public void ToRgb_InkStoredAsInk_IsTheSameColor() =>
        Assert.Equal(CmykPixels.ToRgb([10, 200, 255, 30], isInverted: true), CmykPixels.ToRgb([245, 55, 0, 225], isInverted: false));

    [Fact]
    public async Task DecodeAsync_BytesBehindTheEnd_DoNoHarm()
    {
        var file = await Scene.FileAsync("jpg", 64, 64);
        Colors.AreQuarters(await decoding.ImageAsync([.. file, .. "whatever a phone appends"u8]), Scene.Quarters);
    }

    [Fact]
    public async Task DecodeAsync_BytesBetweenSegments_DoNoHarm()
    {
        var file = await Scene.FileAsync("jpg", 64, 64);
        Colors.AreQuarters(await decoding.ImageAsync([.. file[..^2], 1, 2, 3, .. file[^2..]]), Scene.Quarters);
    }

    [Fact]
    public async Task DecodeAsync_DamageBeforeHarmlessBytes_IsRefused()
    {
        var file = await Scene.FileAsync("jpg", 256, 256);
        var middle = file.Length / 2;
        byte[] damaged = [.. file[..middle], 0xFF, 0xD0, .. file[middle..^2], 1, 2, 3, .. file[^2..]];
        await decoding.RefusedAsync(damaged, "image-damaged");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public async Task DecodeAsync_CutShort_IsRefusedWithAndWithoutTheLibrary(int missing)
    {
        var file = (await Scene.FileAsync("jpg", 300, 200))[..^missing];
        Assert.Contains("ends before its image does", await decoding.RefusedAsync(file, "image-truncated"), StringComparison.Ordinal);
        if (missing > 2)
            Assert.Equal("image-damaged", (await decoding.WithoutLibrary.DecodeAsync(file, 300, TestContext.Current.CancellationToken)).Error?.Code);
    }

    [Fact]
    public async Task DecodeAsync_NoPixels_IsRefused()
    {
        byte[] nothing = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 0xFF, 0xD9];
        Assert.Equal(new ImageHeader(ImageFormat.Jpeg, 30, 20, 1), decoding.Decoder.ReadHeader(nothing).Value);
        await decoding.RefusedAsync(nothing, "image-damaged");
    }

    [Fact]
    public async Task DecodeAsync_ManyAtOnce_AreAllRight()
    {
        var file = await Scene.FileAsync("jpg", 400, 300);
        var images = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => decoding.ImageAsync(file, 64))));
        Assert.All(images, image => Colors.AreQuarters(image, Scene.Quarters));
    }
}
