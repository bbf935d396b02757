using Kashf.Core.Tagging;
using Kashf.Core.Video;
using Kashf.Core.Video.Tags;

namespace Kashf.Core.Tests.Video.Tags;

public sealed class VideoTagsTests
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Find_TagForSeconds_TellsItsFramesAndSeconds()
    {
        var tag = Assert.Single(Find(20, (0, [Tag(1, 0.9)]), (4, [Tag(1, 0.6)]), (6, [])));
        Assert.Equal((1, 2, 6.0), (tag.TagId, tag.Frames, tag.Seconds));
        Assert.Equal("tag 1", tag.Title);
        Assert.Equal(((4 * 0.9) + (2 * 0.6)) / 6, tag.Probability, 9);
    }

    [Fact]
    public void Find_KeptFrame_StandsUntilTheEnd() =>
        Assert.Equal(20, Assert.Single(Find(20, (0, [Tag(1, 0.9)]), (1, [Tag(1, 0.9)]))).Seconds);

    [Fact]
    public void Find_TagOfOneFrameThatStandsForLong_IsNotOfTheVideo() =>
        Assert.Equal([1], Find(80, (0, [Tag(1, 0.9)]), (10, [Tag(1, 0.9)]), (20, [Tag(2, 1)])).Select(tag => tag.TagId));

    [Fact]
    public void Find_TagOfTheOnlyFrame_IsOfTheVideo() => Assert.Equal(1, Assert.Single(Find(60, (0, [Tag(1, 0.9)]))).Frames);

    [Fact]
    public void Find_TagOfOneShortFrame_IsNotOfTheVideo() =>
        Assert.DoesNotContain(Find(20, (0, [Tag(1, 0.9)]), (5, [Tag(2, 1)]), (5.1, [Tag(1, 0.9)])), tag => tag.TagId == 2);

    [Fact]
    public void Find_ManyShortFramesFarApart_AreNotOfTheVideo() =>
        Assert.Equal(Unrecognised.TagId, Assert.Single(Find(
            1_000, [.. Enumerable.Range(0, 100).SelectMany(i => new (double, TagPrediction[])[] { (i * 10, [Tag(1, 1)]), ((i * 10) + 0.1, [Unrecognised.Tag(0.9)]) })])).TagId);

    [Fact]
    public void Find_FlickeringTag_IsOneAppearanceOfTheTimeInWhichItWasFound()
    {
        var tag = Assert.Single(Find(20, [.. Enumerable.Range(0, 10).SelectMany(i => new (double, TagPrediction[])[] { (i, [Tag(1, 0.8)]), (i + 0.5, []) })]));
        Assert.Equal((10, 5.0), (tag.Frames, tag.Seconds));
        Assert.Equal(0.8, tag.Probability, 9);
    }

    [Fact]
    public void Find_AppearancesOfUnequalCertainty_IsAsProbableAsTheMostCertain()
    {
        var tag = Assert.Single(Find(100, (0, [Tag(1, 0.55)]), (10, [Tag(1, 0.55)]), (30, []), (50, [Tag(1, 0.95)]), (55, [Tag(1, 0.95)]), (60, [])));
        Assert.Equal(0.95, tag.Probability, 9);
        Assert.Equal((4, 40.0), (tag.Frames, tag.Seconds));
    }

    [Fact]
    public void Find_SparseSamples_NeedsMoreThanOneOfThem()
    {
        var tags = new VideoTags(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(100), 10);
        tags.Add(At(0), [Tag(1, 0.9)]);
        tags.Add(At(45), [Tag(1, 0.9)]);
        tags.Add(At(50), [Tag(2, 1)]);
        tags.Add(At(55), [Tag(1, 0.9)]);
        Assert.Equal([1], tags.Find().Select(tag => tag.TagId));
    }

    [Fact]
    public void Find_VideoShorterThanASecond_NeedsHalfOfIt() =>
        Assert.Equal([1], Find(0.4, (0, [Tag(1, 0.9)]), (0.3, [Tag(2, 1)])).Select(tag => tag.TagId));

    [Fact]
    public void Find_VideoOfOneFrame_HasItsTags() => Assert.Equal(1, Assert.Single(Find(0, (0, [Tag(1, 0.9)]))).TagId);

    [Fact]
    public void Find_NothingRecognised_IsTheUnrecognisedOfAllFrames()
    {
        var tag = Assert.Single(Find(10, (0, [Unrecognised.Tag(0.8)]), (5, [Unrecognised.Tag(0.6)])));
        Assert.Equal((Unrecognised.TagId, Unrecognised.Title, 2, 10.0), (tag.TagId, tag.Title, tag.Frames, tag.Seconds));
        Assert.Equal(0.7, tag.Probability, 9);
    }

    [Fact]
    public void Find_NoFrames_IsUnrecognised() => Assert.Equal(Unrecognised.TagId, Assert.Single(Find(10)).TagId);

    [Fact]
    public void Find_MoreTagsThanWanted_GivesTheMostProbableFirst()
    {
        var tags = new VideoTags(Every, TimeSpan.FromSeconds(10), 2);
        tags.Add(At(0), [Tag(1, 0.5), Tag(2, 0.9), Tag(3, 0.7)]);
        Assert.Equal([2, 3], tags.Find().Select(tag => tag.TagId));
    }

    [Fact]
    public void Find_PersonOfTwoFacesInAFrame_CountsOnce()
    {
        var tag = Assert.Single(Find(10, (0, [Tag(1, 0.5), Unrecognised.Tag(0.9), Tag(1, 0.7)])));
        Assert.Equal((1, 10.0, 0.7), (tag.Frames, tag.Seconds, Math.Round(tag.Probability, 9)));
    }

    private static IReadOnlyList<VideoTag> Find(double length, params (double At, TagPrediction[] Tags)[] frames)
    {
        var tags = new VideoTags(Every, TimeSpan.FromSeconds(length), 10);
        foreach (var (at, found) in frames)
            tags.Add(At(at), found);
        return tags.Find();
    }

    private static FramePosition At(double seconds) => new((int)(seconds * 25), TimeSpan.FromSeconds(seconds));

    private static TagPrediction Tag(long id, double probability) => new(id, $"tag {id}", probability);
}
