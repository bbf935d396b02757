using System.Text;
using Kashf.Media.Images;
using Kashf.Media.Images.Headers;
using Kashf.Media.Tests.Images.Samples;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Images.Headers;

public sealed class HeaderReaderTests
{
    private static readonly HeaderReader Reader = new(Options.Create(new ImageOptions()));

    [Theory]
    [InlineData("", "image-empty", "no bytes at all")]
    [InlineData("name,age\nAli,3\n", "image-unsupported", "is text,")]
    [InlineData("متن فارسی است", "image-unsupported", "is text,")]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image-unsupported", "SVG")]
    [InlineData("<!DOCTYPE html><html><body>Not found</body></html>", "image-unsupported", "web page")]
    [InlineData("%PDF-1.7", "image-unsupported", "PDF")]
    [InlineData("PK\u0003\u0004....", "image-unsupported", "ZIP")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0", "image-unsupported", "HEIC")]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0", "image-unsupported", "AVIF")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0", "image-unsupported", "video")]
    [InlineData("RIFF\0\0\0\0WAVEfmt ", "image-unsupported", "RIFF")]
    [InlineData("BM is how this text begins, and it is no bitmap", "image-unsupported", "is text,")]
    [InlineData("\u0001\u0002\u0003", "image-unsupported", "unknown kind")]
    public void Read_WhatIsNoImage_IsNamed(string content, string code, string words)
    {
        var error = Reader.Read(Encoding.UTF8.GetBytes(content)).Error;
        Assert.Equal(code, error?.Code);
        Assert.Contains(words, error!.Detail, StringComparison.Ordinal);
        Assert.Contains("send JPEG, PNG, GIF, WebP, BMP or TIFF", error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FFD8FFE000104A46", "JPEG")]
    [InlineData("89504E470D0A1A0A0000000D", "PNG")]
    [InlineData("4749463839610000", "GIF")]
    [InlineData("524946460400000057454250", "WEBP")]
    [InlineData("49492A0008000000", "TIFF")]
    public void Read_NothingButTheBeginning_IsADamagedHeader(string hex, string name)
    {
        var error = Reader.Read(Convert.FromHexString(hex)).Error;
        Assert.Equal("image-damaged", error?.Code);
        Assert.Contains(name, error!.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(10_001, 10_000)]
    [InlineData(30_001, 1)]
    [InlineData(1, 30_001)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Read_TooManyPixels_CostsNothing(int width, int height)
    {
        var file = PngFile.Claiming(width, height);
        Reader.Read(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Reader.Read(file).Error;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        Assert.Equal("image-too-many-pixels", error?.Code);
        Assert.Contains($"{width} x {height} pixels; at most 100,000,000 in all and 30,000 a side", error!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, 10_000)]
    [InlineData(30_000, 3_333)]
    public void Read_AsManyPixelsAsMayBe_IsTaken(int width, int height) =>
        Assert.Equal((width, height), (Reader.Read(PngFile.Claiming(width, height)).Value?.Width, Reader.Read(PngFile.Claiming(width, height)).Value?.Height));

    [Fact]
    public void Read_ThirtyMegabytes_AreRefusedWithBothNumbers()
    {
        var file = new byte[30 << 20];
        PngFile.Claiming(10, 10).CopyTo(file, 0);
        var error = Reader.Read(file).Error;
        Assert.Equal("image-too-large", error?.Code);
        Assert.Contains("31,457,280 bytes and at most 20,971,520", error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BitmapWithTheTopmostRowFirst_HasAPositiveHeight()
    {
        var file = new byte[200];
        "BM"u8.CopyTo(file);
        (int At, int Value)[] fields = [(10, 54), (14, 40), (18, 3), (22, -5), (28, 24)];
        foreach (var (at, value) in fields)
            BitConverter.GetBytes(value).CopyTo(file, at);
        Assert.Equal((3L, 5L), (Reader.Read(file).Value?.Width, Reader.Read(file).Value?.Height));
    }
}
