using Kashf.Media.Images;
using Kashf.Media.Images.Headers;
using Kashf.Media.Tests.Images.Samples;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Images.Headers;

public sealed class OrientationTagTests
{
    private static readonly HeaderReader Reader = new(Options.Create(new ImageOptions()));

    [Theory]
    [InlineData(1, false, 1)]
    [InlineData(6, false, 6)]
    [InlineData(8, true, 8)]
    [InlineData(3, true, 3)]
    [InlineData(0, false, 1)]
    [InlineData(9, true, 1)]
    public async Task Read_Jpeg_FindsTheTag(int tag, bool bigEndian, int orientation)
    {
        var file = Exif.InJpeg(await Scene.FileAsync("jpg", 40, 24), tag, bigEndian);
        Assert.Equal(orientation, Reader.Read(file).Value?.Orientation);
        Assert.Equal(orientation >= 5 ? (24, 40) : (40, 24), Size(file));
    }

    [Fact]
    public async Task Read_Png_FindsTheTag() => Assert.Equal((24, 40), Size(Exif.InPng(await Scene.FileAsync("png", 40, 24), 6)));

    [Fact]
    public async Task Read_WebP_FindsTheTagBehindThePicture()
    {
        var webP = await Scene.FileAsync("webp", 40, 24);
        Assert.Equal((24, 40), Size(Exif.InWebP(webP, 40, 24, 6)));
    }

    [Fact]
    public void Read_Tiff_FindsTheTag()
    {
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 3, 0, .. Tag(0x100, 40), .. Tag(0x101, 24), .. Tag(0x112, 5), 0, 0, 0, 0];
        Assert.Equal((24, 40), Size(tiff));
    }

    // Where such counts are believed, this takes minutes.
    [Fact]
    public async Task Read_JpegOfManyBlocksWhoseCountsLie_IsReadInOnePass()
    {
        byte[] block = [0xFF, 0xE1, 0, 18, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0xFF, 0xFF];
        var jpeg = await Scene.FileAsync("jpg", 40, 24);

        byte[] file = [.. jpeg.AsSpan(0, 2), .. Enumerable.Repeat(block, 500_000).SelectMany(bytes => bytes), .. jpeg.AsSpan(2)];

        Assert.Equal((40, 24), Size(file));
    }

    private static byte[] Tag(int tag, byte value) => [(byte)tag, (byte)(tag >> 8), 3, 0, 1, 0, 0, 0, value, 0, 0, 0];

    private static (int? Width, int? Height) Size(byte[] file)
    {
        var upright = Reader.Read(file).Value?.Upright();
        return (upright?.Width, upright?.Height);
    }
}
