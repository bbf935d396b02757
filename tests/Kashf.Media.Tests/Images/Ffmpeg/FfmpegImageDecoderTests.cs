using Kashf.Media.Tests.Images.Samples;

namespace Kashf.Media.Tests.Images.Ffmpeg;

public sealed class FfmpegImageDecoderTests : IAsyncDisposable
{
    private static readonly (byte R, byte G, byte B) Orange = (250, 120, 10);

    private readonly Decoding decoding = new();

    public ValueTask DisposeAsync() => decoding.DisposeAsync();

    [Fact]
    public async Task DecodeAsync_SixteenBitPng_KeepsItsColors() =>
        Colors.AreQuarters(await decoding.ImageAsync(PngFile.Plain(20, 10, 16, 2, 250, 0, 120, 0, 10, 0)), [Orange, Orange, Orange, Orange], 2);

    [Theory]
    [InlineData(255, 250, 120, 10)]
    [InlineData(0, 255, 255, 255)]
    [InlineData(128, 252, 187, 132)]
    public async Task DecodeAsync_TransparentPng_LiesOnWhite(byte alpha, byte r, byte g, byte b) =>
        Colors.AreQuarters(await decoding.ImageAsync(PngFile.Plain(20, 10, 8, 6, 250, 120, 10, alpha)), [(r, g, b), (r, g, b), (r, g, b), (r, g, b)], 2);

    [Theory]
    [InlineData("gif")]
    [InlineData("webp")]
    public async Task DecodeAsync_Animation_ShowsItsFirstFrame(string extension)
    {
        var file = await FfmpegTool.MakeAsync(
            extension, "-f", "lavfi", "-i", "color=c=0xDC1E28:s=40x30:d=0.04", "-f", "lavfi", "-i", "color=c=0x283CD2:s=40x30:d=0.04",
            "-filter_complex", extension == "gif" ? "[0:v][1:v]concat,format=rgb24,split[a][b];[a]palettegen[p];[b][p]paletteuse" : "[0:v][1:v]concat", "-frames:v", "2");
        Assert.Equal((40, 30), (decoding.Decoder.ReadHeader(file).Value?.Width, decoding.Decoder.ReadHeader(file).Value?.Height));
        Colors.AreQuarters(await decoding.ImageAsync(file), [Scene.Red, Scene.Red, Scene.Red, Scene.Red]);
    }

    [Fact]
    public async Task DecodeAsync_DamagedInside_IsRefused()
    {
        var file = await Scene.FileAsync("png", 300, 200);
        file.AsSpan(file.Length / 2, 20).Clear();
        await decoding.RefusedAsync(file, "image-damaged");
    }

    [Fact]
    public async Task DecodeAsync_NothingBehindTheHeader_IsRefused() => await decoding.RefusedAsync(PngFile.Claiming(100, 100), "image-damaged");

    [Fact]
    public async Task DecodeAsync_FrameLargerThanTheHeaderSaid_IsRefused()
    {
        var large = await Scene.FileAsync("webp", 2_000, 2_000);
        await decoding.RefusedAsync(Exif.InWebP(large, 8, 8, 1), "image-damaged");
    }
}
