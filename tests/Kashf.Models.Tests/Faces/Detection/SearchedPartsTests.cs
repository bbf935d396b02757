using Kashf.Media.Images;
using Kashf.Models.Catalogue;
using Kashf.Models.Faces.Detection;

namespace Kashf.Models.Tests.Faces.Detection;

public sealed class SearchedPartsTests
{
    private static readonly ModelInput Input = new() { Width = 320, Height = 240 };
    private static readonly FaceRegion Small = new(0, 0, 30, 40, 0.9f);

    [Theory]
    [InlineData(320, 240, 0)]
    [InlineData(640, 480, 4)]
    [InlineData(500, 1000, 9)]
    [InlineData(4000, 3000, 9)]
    public void Of_ImageWithASmallFace_AreAsManyAsItsSizeAsksFor(int width, int height, int parts) =>
        Assert.Equal(parts, SearchedParts.Of(Image(width, height), Input, [Small]).Count());

    [Fact]
    public void Of_ImageWithoutAFace_AreSearched() => Assert.Equal(4, SearchedParts.Of(Image(640, 480), Input, []).Count());

    [Fact]
    public void Of_ImageWithLargeFacesAlone_AreNone() => Assert.Empty(SearchedParts.Of(Image(640, 480), Input, [new(100, 100, 300, 400, 0.9f)]));

    [Theory]
    [InlineData(640, 480)]
    [InlineData(1200, 700)]
    [InlineData(700, 1200)]
    public void Of_Image_CoverItWithOverlap(int width, int height)
    {
        var parts = SearchedParts.Of(Image(width, height), Input, []).ToList();
        Assert.Equal(0, parts.Min(part => part.X));
        Assert.True(parts.Max(part => part.X + part.Width) >= width - 0.01f);
        Assert.True(parts.Max(part => part.Y + part.Height) >= height - 0.01f);
        Assert.All(parts, part => Assert.Equal(320f / 240, part.Width / part.Height, 0.001f));
        var columns = parts.Select(part => part.X).Distinct().Order().ToList();
        Assert.All(columns.Zip(columns.Skip(1)), pair => Assert.True(pair.Second - pair.First < parts[0].Width));
    }

    [Fact]
    public void Around_TallRectangle_LeavesRoomAtTheRight() =>
        Assert.Equal(new(5, 6, 400, 300), SearchedArea.Around(5, 6, 100, 300, 320, 240));

    [Fact]
    public void Write_AreaOverTheEdge_LeavesTheRestAsItWas()
    {
        var format = new Kashf.Media.Images.Tensors.TensorFormat(8, 6) { Mean = new(0, 0, 0), Scale = new(1, 1, 1) };
        var tensor = new float[format.Length];
        SearchedArea.Around(0, 0, 60, 60, 8, 6).Write(Image(60, 60), format, tensor, new float[format.Length]);
        for (var i = 0; i < tensor.Length; i++)
            Assert.Equal(i % 8 < 6 ? 200 : 0, tensor[i], 0.01f);
    }

    private static PixelImage Image(int width, int height)
    {
        var pixels = new byte[width * height * PixelImage.Channels];
        Array.Fill(pixels, (byte)200);
        return new(width, height, pixels);
    }
}
