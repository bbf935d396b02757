using Kashf.Core.Results;
using Kashf.Media.Images;
using Kashf.Media.Images.Headers;
using Kashf.Media.Images.Png;
using Kashf.Media.Tests.Images.Samples;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Images.Png;

public sealed class PngDecoderTests : IAsyncDisposable
{
    private const int Width = 37, Height = 25, Filters = 5;

    private readonly Decoding decoding = new();

    public ValueTask DisposeAsync() => decoding.DisposeAsync();

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0, 4, 1)]
    [InlineData(0, 16, 1)]
    [InlineData(2, 8, 3)]
    [InlineData(2, 16, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(3, 8, 1)]
    [InlineData(4, 8, 2)]
    [InlineData(6, 8, 4)]
    [InlineData(6, 16, 4)]
    public async Task Decode_RandomRowsOfAllFilters_AreWhatFfmpegMakesOfThem(byte colorType, byte bits, int samples)
    {
        var file = RandomFile(colorType, bits, samples);

        var image = Decode(file).Value!;

        var expected = (await decoding.Ffmpeg.DecodeAsync(Header(file), file, int.MaxValue, TestContext.Current.CancellationToken)).Value!;
        Assert.Equal((Width, Height), (image.Width, image.Height));
        AreNear(expected.Pixels, image.Pixels, 2);
    }

    [Theory]
    [InlineData(2, 200, 100, 50)]
    [InlineData(0, 200, 200, 200)]
    public void Decode_TransparentColour_LiesOnWhite(byte colorType, byte red, byte green, byte blue)
    {
        byte[] key = colorType == 2 ? [0, 200, 0, 100, 0, 50] : [0, 200];
        byte[] rows = colorType == 2 ? [0, 200, 100, 50, 200, 100, 51] : [0, 200, 201];
        var image = Decode(PngFile.OfRows(2, 1, 8, colorType, rows, PngFile.Chunk("tRNS", key))).Value!;
        Assert.Equal([255, 255, 255], image.Pixels[..3].ToArray());
        Assert.Equal(colorType == 2 ? [red, green, (byte)(blue + 1)] : [(byte)(red + 1), (byte)(green + 1), (byte)(blue + 1)], image.Pixels[3..].ToArray());
    }

    [Fact]
    public void Decode_PaletteWithTransparency_LiesOnWhite()
    {
        var file = PngFile.OfRows(3, 1, 8, 3, [0, 0, 1, 2], PngFile.Chunk("PLTE", [10, 20, 30, 40, 50, 60, 70, 80, 90]), PngFile.Chunk("tRNS", [0, 51]));
        Assert.Equal([255, 255, 255, 212, 214, 216, 70, 80, 90], Decode(file).Value!.Pixels.ToArray());
    }

    [Fact]
    public void Decode_SmallerWanted_GivesMeansOfBlocksWithTheRestAtTheEdges()
    {
        byte[] rows = [0, 10, 20, 30, 40, 50, 0, 30, 40, 50, 60, 70, 0, 2, 4, 6, 8, 9, 0, 2, 4, 6, 8, 9];
        var image = Decode(PngFile.OfRows(5, 4, 8, 0, rows), atLeast: 2).Value!;
        Assert.Equal((3, 2), (image.Width, image.Height));
        Assert.Equal([25, 45, 60, 3, 7, 9], image.Pixels.ToArray().Where((_, i) => i % 3 == 0));
    }

    [Theory]
    [InlineData(new byte[] { 0, 1, 2, 3, 0, 4, 5 })]
    [InlineData(new byte[] { 5, 1, 2, 3, 0, 4, 5, 6 })]
    [InlineData(new byte[] { 0 })]
    public void Decode_RowsMissingOrOfNoFilter_IsRefused(byte[] rows) =>
        Assert.Equal("image-damaged", Decode(PngFile.OfRows(3, 2, 8, 0, rows)).Error?.Code);

    [Fact]
    public void Decode_ColourOutsideThePalette_IsRefused() =>
        Assert.Equal("image-damaged", Decode(PngFile.OfRows(2, 1, 8, 3, [0, 0, 1], PngFile.Chunk("PLTE", [1, 2, 3]))).Error?.Code);

    [Fact]
    public void Read_AnyByteOfTheRowsChanged_IsNoticed()
    {
        var file = RandomFile(2, 8, 3);
        Assert.NotNull(PngParts.Read(file));
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var changed = file.ToArray();
            changed[random.Next(PngFile.AfterHeader + 30, file.Length - 30)] ^= (byte)random.Next(1, 256);
            Assert.Null(PngParts.Read(changed));
        }
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 16)]
    [InlineData(5, 8)]
    public void Read_DepthThatTheColoursNeverHave_IsLeftToOthers(byte colorType, byte bits) =>
        Assert.Null(PngParts.Read(PngFile.OfRows(2, 1, bits, colorType, [0, 0, 0, 0, 0, 0, 0], PngFile.Chunk("PLTE", [1, 2, 3]))));

    [Fact]
    public void Read_PaletteWhoseCheckIsWrong_IsLeftToOthers()
    {
        var palette = PngFile.Chunk("PLTE", [1, 2, 3]);
        palette[^1] ^= 1;
        Assert.Null(PngParts.Read(PngFile.OfRows(2, 1, 8, 3, [0, 0, 0], palette)));
    }

    private static byte[] RandomFile(byte colorType, byte bits, int samples)
    {
        var random = new Random((colorType * 100) + bits);
        var length = 1 + ((Width * bits * samples) + 7) / 8;
        var rows = new byte[length * Height];
        random.NextBytes(rows);
        for (var y = 0; y < Height; y++)
            rows[y * length] = (byte)((colorType == 3 ? 0 : y) % Filters);
        var palette = new byte[3 << Math.Min(bits, (byte)8)];
        random.NextBytes(palette);
        return PngFile.OfRows(Width, Height, bits, colorType, rows, colorType == 3 ? [PngFile.Chunk("PLTE", palette)] : []);
    }

    private static Result<PixelImage> Decode(byte[] file, int atLeast = int.MaxValue) =>
        PngDecoder.Decode(PngParts.Read(file)!, atLeast, TestContext.Current.CancellationToken);

    private static ImageFile Header(byte[] file) => new HeaderReader(Options.Create(new ImageOptions())).Read(file).Value!;

    private static void AreNear(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, int most)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(Math.Abs(expected[i] - actual[i]), 0, most);
    }
}
