using Kashf.Core.Images;
using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;
using Kashf.Media.Images;
using Kashf.Models.Faces;

namespace Kashf.Models.Tests.Faces;

public sealed class FollowedFacesTests(Samples samples) : IClassFixture<Samples>
{
    private const string People = "data/faces/athletes5/train/";

    private readonly FaceTracks tracks = new();

    [Fact]
    public async Task Follow_FirstFrame_SeesWhatAPhotoShows()
    {
        var photo = await PhotoAsync("roger_federer");

        var followed = await FollowAsync(photo);

        var found = await samples.Service<IFaceAnalyzer>().FindAsync(photo, photo.Width, photo.Height, TestContext.Current.CancellationToken);
        Assert.NotEmpty(followed);
        Assert.Equal(found.Select(face => face.Vector.Box), followed.Select(face => (PixelBox?)face.Box));
        Assert.All(found.Zip(followed), pair =>
        {
            Assert.Equal(pair.First.Vector.Values, pair.Second.Embedding!);
            Assert.Equal(pair.First.Vector.Clarity, pair.Second.Clarity);
            Assert.Equal(FacePatch.Length, pair.Second.Patch.Length);
        });
    }

    [Fact]
    public async Task Follow_NextFrameALittleNoisier_EmbedsNoFace()
    {
        var photo = await PhotoAsync("roger_federer");
        var first = await FollowAsync(photo);

        var next = await FollowAsync(Noisy(photo));

        Assert.Equal(first.Count, next.Count);
        Assert.All(next, face => Assert.Null(face.Embedding));
    }

    [Fact]
    public async Task Follow_FrameOfSomebodyElse_EmbedsEveryFace()
    {
        await FollowAsync(await PhotoAsync("roger_federer"));

        var next = await FollowAsync(await PhotoAsync("lionel_messi"));

        Assert.NotEmpty(next);
        Assert.All(next, face => Assert.NotNull(face.Embedding));
    }

    private static PixelImage Noisy(PixelImage image)
    {
        var random = new Random(1);
        return new(image.Width, image.Height, [.. image.Pixels.ToArray().Select(value => (byte)Math.Clamp(value + random.Next(-4, 5), 0, 255))]);
    }

    private async Task<PixelImage> PhotoAsync(string person) => (await samples.PhotosAsync(People + person, 1))[0];

    private Task<IReadOnlyList<FrameFace>> FollowAsync(PixelImage frame) =>
        samples.Service<IFaceAnalyzer>().FollowAsync(frame, frame.Width, frame.Height, tracks, TestContext.Current.CancellationToken);
}
