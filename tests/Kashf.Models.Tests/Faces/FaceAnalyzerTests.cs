using System.Numerics.Tensors;
using Kashf.Core.Images;
using Kashf.Media.Images;
using Kashf.Models.Faces;

namespace Kashf.Models.Tests.Faces;

public sealed class FaceAnalyzerTests(Samples samples) : IClassFixture<Samples>
{
    private const string People = "data/faces/athletes5/train/";

    [Fact]
    public async Task Find_ImageWithoutAFace_IsNone()
    {
        var grey = new PixelImage(500, 400, [.. Enumerable.Repeat((byte)90, 500 * 400 * PixelImage.Channels)]);
        Assert.Empty(await FindAsync(grey));
    }

    [Fact]
    public async Task Find_ImageOfOnePixel_IsNone() => Assert.Empty(await FindAsync(new(1, 1, [1, 2, 3])));

    [Fact]
    public async Task Find_PhotosOfThings_AreNone()
    {
        foreach (var photo in await samples.PhotosAsync("data/images/trashnet6/train/cardboard", 5))
            Assert.Empty(await FindAsync(photo));
    }

    [Fact]
    public async Task Find_PhotosOfPeople_AreTold()
    {
        foreach (var photo in await samples.PhotosAsync(People + "roger_federer", 3))
        {
            var faces = await FindAsync(photo);
            Assert.NotEmpty(faces);
            Assert.All(faces, face =>
            {
                Assert.InRange(face.Confidence, 0.7f, 1);
                Assert.InRange(face.Vector.Clarity, 0, 1);
                Assert.Equal(512, face.Vector.Values.Length);
                Assert.Equal(1, TensorPrimitives.Norm<float>(face.Vector.Values), 1e-4f);
            });
            Assert.Equal(faces.OrderByDescending(face => (long)face.Vector.Box!.Value.W * face.Vector.Box!.Value.H), faces);
        }
    }

    [Fact]
    public async Task Find_ImageDecodedSmaller_TellsBoxesOfTheOriginal()
    {
        var photo = (await samples.PhotosAsync(People + "roger_federer", 1))[0];
        var small = (await FindAsync(photo))[0].Vector.Box!.Value;
        var original = (await samples.Service<IFaceAnalyzer>().FindAsync(photo, photo.Width * 4, photo.Height * 4, TestContext.Current.CancellationToken))[0].Vector.Box!.Value;
        Assert.True(new PixelBox(small.X * 4, small.Y * 4, small.W * 4, small.H * 4).OverlapWith(original) > 0.95);
    }

    [Fact]
    public async Task Find_BlurredPhoto_IsLessClear()
    {
        var photo = (await samples.PhotosAsync(People + "roger_federer", 1))[0];
        var sharp = (await FindAsync(photo))[0].Vector.Clarity;
        var blurred = (await FindAsync(Blurred(photo, 6)))[0].Vector.Clarity;
        Assert.True(blurred < sharp, $"{blurred} against {sharp}");
    }

    [Fact]
    public async Task Find_PhotosOfTwoPeople_AreNearerToTheirOwn()
    {
        var one = await LargestAsync("roger_federer");
        var other = await LargestAsync("lionel_messi");
        var same = Pairs(one, one).Concat(Pairs(other, other)).Average();
        var different = Pairs(one, other).Average();
        Assert.True(same > different + 0.2, $"{same} against {different}");
    }

    private static IEnumerable<float> Pairs(List<float[]> some, List<float[]> others) =>
        from first in some from second in others where first != second select TensorPrimitives.Dot<float>(first, second);

    private static PixelImage Blurred(PixelImage image, int reach)
    {
        var pixels = new byte[image.Pixels.Length];
        var row = image.Width * PixelImage.Channels;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (sum, count) = (0, 0);
            for (var at = Math.Max(i % row - (reach * 3), i % 3); at <= Math.Min(i % row + (reach * 3), row - 1); at += 3, count++)
                sum += image.Pixels[i - (i % row) + at];
            pixels[i] = (byte)(sum / count);
        }

        return new(image.Width, image.Height, pixels);
    }

    private async Task<List<float[]>> LargestAsync(string person)
    {
        var vectors = new List<float[]>();
        foreach (var photo in await samples.PhotosAsync(People + person, 5))
            vectors.AddRange((await FindAsync(photo)).Take(1).Select(face => face.Vector.Values));
        return vectors;
    }

    private Task<IReadOnlyList<FoundFace>> FindAsync(PixelImage image) =>
        samples.Service<IFaceAnalyzer>().FindAsync(image, image.Width, image.Height, TestContext.Current.CancellationToken);
}
