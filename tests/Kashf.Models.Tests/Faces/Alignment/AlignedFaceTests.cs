using Kashf.Media.Images;
using Kashf.Models.Faces.Alignment;
using Kashf.Models.Faces.Landmarks;

namespace Kashf.Models.Tests.Faces.Alignment;

public sealed class AlignedFaceTests
{
    private const int Places = AlignedFace.Side * AlignedFace.Side;

    private static readonly FacePoint[] Upright = [new(38.29f, 51.70f), new(73.53f, 51.50f), new(56.03f, 71.74f), new(41.55f, 92.37f), new(70.73f, 92.20f)];

    [Theory]
    [InlineData(1, 0, 200, 150)]
    [InlineData(2.5f, 0.4f, 300, 100)]
    [InlineData(1.5f, -1.2f, 100, 350)]
    [InlineData(0.5f, 3.1f, 300, 300)]
    public void Cut_FaceAnywhere_ShowsItUpright(float scale, float turned, float x, float y)
    {
        var (sine, cosine) = MathF.SinCos(turned);
        var toImage = new SimilarityTransform(scale * cosine, scale * sine, x, y);

        // Red grows to the right and green downwards, so each pixel tells where it comes from.
        var face = AlignedFace.Cut(Gradient(600, 600), [.. Upright.Select(toImage.Apply)]);

        Assert.Equal(scale, face.SourcePixels, 0.01f);
        Assert.InRange(face.DistanceFromTemplate, 0, 0.1f);
        foreach (var (column, row) in ((int, int)[])[(30, 30), (56, 56), (80, 40), (56, 100)])
        {
            var expected = toImage.Apply(new(column + 0.5f, row + 0.5f));
            if (expected.X is < 2 or > 598 || expected.Y is < 2 or > 598)
                continue;
            var at = (row * AlignedFace.Side) + column;
            Assert.Equal(expected.X / 600 * 255, face.Colours[at], 1.5f);
            Assert.Equal(expected.Y / 600 * 255, face.Colours[Places + at], 1.5f);
        }
    }

    [Fact]
    public void Cut_FaceAtTheEdge_IsBlackOutside()
    {
        var face = AlignedFace.Cut(Gradient(600, 600), [.. Upright.Select(point => new FacePoint(point.X - 56, point.Y + 100))]);
        Assert.Equal(0, face.Colours[Places + (56 * AlignedFace.Side) + 20]);
        Assert.InRange(face.Colours[Places + (56 * AlignedFace.Side) + 80], 60, 70);
    }

    [Fact]
    public void Cut_FaceOutsideTheImage_IsBlack() =>
        Assert.All(AlignedFace.Cut(Gradient(64, 64), [.. Upright.Select(point => new FacePoint(point.X + 5000, point.Y))]).Colours, value => Assert.Equal(0, value));

    private static PixelImage Gradient(int width, int height)
    {
        var pixels = new byte[width * height * PixelImage.Channels];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                pixels[((y * width) + x) * PixelImage.Channels] = (byte)((x + 0.5) / width * 255);
                pixels[(((y * width) + x) * PixelImage.Channels) + 1] = (byte)((y + 0.5) / height * 255);
            }
        }

        return new(width, height, pixels);
    }
}
