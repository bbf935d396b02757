using Kashf.Core.Images;
using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;

namespace Kashf.Core.Tests.Video.Tracks;

public sealed class FaceTracksTests
{
    private static readonly byte[] OnePerson = Patch(1);
    private static readonly byte[] AnotherPerson = Patch(2);

    private readonly FaceTracks tracks = new();

    [Fact]
    public void Follow_FirstFrame_EachFaceBeginsATrack()
    {
        FrameFace[] faces = [Face(0, OnePerson), Face(200, AnotherPerson)];

        Assert.Equal(faces, tracks.Follow(faces));
    }

    [Fact]
    public void Follow_FaceThatHardlyMoved_ContinuesTheTrack()
    {
        var first = Face(0, OnePerson);
        tracks.Follow([first]);

        Assert.Same(first, Assert.Single(tracks.Follow([Face(3, OnePerson)])));
    }

    [Fact]
    public void Follow_FaceThatMoved_BeginsATrack()
    {
        tracks.Follow([Face(0, OnePerson)]);
        var moved = Face(40, OnePerson);

        Assert.Same(moved, Assert.Single(tracks.Follow([moved])));
    }

    [Fact]
    public void Follow_AnotherFaceInTheSamePlace_BeginsATrack()
    {
        tracks.Follow([Face(0, OnePerson)]);
        var other = Face(0, AnotherPerson);

        Assert.Same(other, Assert.Single(tracks.Follow([other])));
    }

    [Fact]
    public void Follow_SlowDrift_EndsTheTrackWhereTheFaceIsFarFromItsBeginning()
    {
        var steps = Enumerable.Range(0, 20).Select(step => Face(step * 4, OnePerson)).ToArray();

        var begun = steps.Where(face => ReferenceEquals(face, tracks.Follow([face])[0])).ToArray();

        Assert.InRange(begun.Length, 3, 19);
    }

    [Fact]
    public void Follow_FrameWithoutTheFace_EndsItsTrack()
    {
        tracks.Follow([Face(0, OnePerson)]);
        tracks.Follow([]);
        var back = Face(0, OnePerson);

        Assert.Same(back, Assert.Single(tracks.Follow([back])));
    }

    [Fact]
    public void Follow_TwoFacesWhereOneWas_TheNearerContinuesAndTheOtherBegins()
    {
        var first = Face(0, OnePerson);
        tracks.Follow([first]);
        FrameFace[] faces = [Face(4, OnePerson), Face(1, OnePerson)];

        var followed = tracks.Follow(faces);

        Assert.Same(faces[0], followed[0]);
        Assert.Same(first, followed[1]);
    }

    [Fact]
    public void Follow_FacesInAnotherOrder_EachContinuesItsOwnTrack()
    {
        FrameFace[] before = [Face(0, OnePerson), Face(200, AnotherPerson)];
        tracks.Follow(before);

        var followed = tracks.Follow([Face(201, AnotherPerson), Face(1, OnePerson)]);

        Assert.Same(before[1], followed[0]);
        Assert.Same(before[0], followed[1]);
    }

    private static FrameFace Face(int x, byte[] patch) => new() { Box = new PixelBox(x, 10, 100, 120), Clarity = 0, Patch = patch };

    private static byte[] Patch(int seed)
    {
        var patch = new byte[FacePatch.Length];
        new Random(seed).NextBytes(patch);
        return patch;
    }
}
