using Kashf.Functions.Video.Work;

namespace Kashf.Functions.Tests.Video.Work;

public sealed class VideoWorkTests
{
    private const string Bad = "the file is no video";

    private static readonly VideoPlaces Places = new(Steps: 2, Fetches: 2, Files: 4);

    [Fact]
    public void TryTake_OneVideo_GoesThroughItsSteps()
    {
        var work = VideoWork.Begin(1, Places);

        Assert.Equal(VideoStep.Fetch, Next(work));
        work.Apply(0, VideoStep.Fetch, new VideoStepOutcome { Hash = "a" });
        Assert.Equal(VideoStep.Plan, Next(work));
        work.Apply(0, VideoStep.Plan, VideoStepOutcome.InParts(2));
        Assert.Equal((VideoStep.See, VideoStep.See, null), (Next(work), Next(work), Next(work)));
        work.Apply(0, VideoStep.See, VideoStepOutcome.Done);
        Assert.Null(Next(work));
        work.Apply(0, VideoStep.See, VideoStepOutcome.Done);
        Assert.Equal(VideoStep.Merge, Next(work));
        work.Apply(0, VideoStep.Merge, VideoStepOutcome.InParts(1));
        Assert.Equal((VideoStep.SeeMissing, 1), (Next(work), work.Videos[0].Round));
        work.Apply(0, VideoStep.SeeMissing, VideoStepOutcome.Done);
        Assert.Equal(VideoStep.Merge, Next(work));
        work.Apply(0, VideoStep.Merge, VideoStepOutcome.InParts(0));
        Assert.Equal(VideoStep.Tag, Next(work));
        work.Apply(0, VideoStep.Tag, VideoStepOutcome.Done);
        Assert.Null(Next(work));
        Assert.Equal((1.0, 2, 2), (work.Standing.Progress, work.Standing.Done, work.Standing.Total));
    }

    [Fact]
    public void TryTake_SeenBefore_IsTaggedAtOnce()
    {
        var work = Fetched("a");
        Next(work);

        work.Apply(0, VideoStep.Plan, VideoStepOutcome.InParts(0));

        Assert.Equal(VideoStep.Tag, Next(work));
        Assert.Equal(0, work.Standing.Total);
    }

    [Fact]
    public void Apply_Error_EndsTheVideoAlone()
    {
        var work = Fetched("a", "b");
        Assert.Equal((VideoStep.Plan, VideoStep.Plan), (Next(work), Next(work)));

        work.Apply(0, VideoStep.Plan, VideoStepOutcome.Refused(Bad));
        work.Apply(1, VideoStep.Plan, VideoStepOutcome.InParts(1));

        Assert.Equal(Bad, work.Videos[0].Error);
        Assert.Equal((VideoStep.Discard, VideoStep.See), (Next(work), Next(work)));
        Assert.Null(work.Videos[1].Error);
    }

    [Fact]
    public void Apply_ErrorOfOneSegment_NeitherBeginsNorWaitsForOthers()
    {
        var work = Fetched("a");
        Next(work);
        work.Apply(0, VideoStep.Plan, VideoStepOutcome.InParts(3));
        Assert.Equal((VideoStep.See, VideoStep.See), (Next(work), Next(work)));

        work.Apply(0, VideoStep.See, VideoStepOutcome.Refused(Bad));
        work.Apply(0, VideoStep.See, VideoStepOutcome.Done);

        Assert.Equal((VideoStep.Discard, null), (Next(work), Next(work)));
        work.Apply(0, VideoStep.Discard, VideoStepOutcome.Done);
        Assert.Equal((VideoStep.End, Bad), (work.Videos[0].Step, work.Videos[0].Error));
    }

    [Fact]
    public void Apply_ErrorWhileOtherPartsRead_DiscardsTheFileAfterThem()
    {
        var work = Fetched("a");
        Next(work);
        work.Apply(0, VideoStep.Plan, VideoStepOutcome.InParts(3));
        Assert.Equal((VideoStep.See, VideoStep.See), (Next(work), Next(work)));

        work.Apply(0, VideoStep.See, VideoStepOutcome.Refused(Bad));

        Assert.Null(Next(work));
        work.Apply(0, VideoStep.See, VideoStepOutcome.Refused("another"));
        Assert.Equal((VideoStep.Discard, Bad), (Next(work), work.Videos[0].Error));
    }

    [Fact]
    public void TryTake_RefusedVideos_MakeRoomOnceTheirFilesAreDeleted()
    {
        var work = Fetched(["a", "a", "b", "c"], videos: 5);
        Assert.Equal((VideoStep.Plan, VideoStep.Plan), (Next(work), Next(work)));

        work.Apply(0, VideoStep.Plan, VideoStepOutcome.Refused(Bad));

        // The same file under another address is refused with it; no fifth is fetched before both are deleted.
        Assert.True(work.TryTake(0, 1, out var discarded, out _));
        Assert.Equal((0, VideoStep.Discard), (discarded, work.Videos[0].Step));
        Assert.Equal((VideoStep.Discard, VideoStep.Fetch), (work.Videos[1].Step, work.Videos[4].Step));
        Assert.False(work.TryTake(0, others: 2, out _, out _));
        work.Apply(0, VideoStep.Discard, VideoStepOutcome.Done);
        Assert.True(work.TryTake(0, others: 2, out var fetched, out _));
        Assert.Equal(4, fetched);
    }

    [Fact]
    public void Apply_FetchMustWait_BeginsAgainAndIsCounted()
    {
        var work = VideoWork.Begin(1, Places);
        Assert.Equal((VideoStep.Fetch, null), (Next(work), Next(work)));

        work.Apply(0, VideoStep.Fetch, new VideoStepOutcome { MustWait = true });

        Assert.Equal((VideoStep.Fetch, 1), (Next(work), work.Videos[0].Waits));
    }

    [Theory]
    [InlineData(null, VideoStep.Tag)]
    [InlineData(Bad, VideoStep.Discard)]
    public void Apply_SameFileUnderTwoAddresses_IsLookedAtOnce(string? error, VideoStep ended)
    {
        var work = Fetched("a", "a");
        Assert.Equal(VideoStep.Wait, work.Videos[1].Step);
        Assert.Equal((VideoStep.Plan, null), (Next(work), Next(work)));

        work.Apply(0, VideoStep.Plan, error is null ? VideoStepOutcome.InParts(0) : VideoStepOutcome.Refused(error));

        Assert.Equal((ended, error), (work.Videos[1].Step, work.Videos[1].Error));
    }

    [Fact]
    public void Apply_SameFileAsOneThatHasEnded_SharesItsEnd()
    {
        var work = VideoWork.Begin(2, Places);
        Next(work);
        Next(work);
        work.Apply(0, VideoStep.Fetch, new VideoStepOutcome { Hash = "a" });
        work.Apply(0, VideoStep.Plan, VideoStepOutcome.Refused(Bad));

        work.Apply(1, VideoStep.Fetch, new VideoStepOutcome { Hash = "a" });

        Assert.Equal((VideoStep.Discard, Bad), (work.Videos[1].Step, work.Videos[1].Error));
    }

    [Fact]
    public void Apply_ManyRounds_EndWithAnError()
    {
        var work = Fetched("a");
        work.Apply(0, VideoStep.Plan, VideoStepOutcome.InParts(1));
        work.Apply(0, VideoStep.See, VideoStepOutcome.Done);

        for (var round = 0; round < 100 && work.Videos[0].Error is null; round++)
        {
            work.Apply(0, VideoStep.Merge, VideoStepOutcome.InParts(1));
            work.Apply(0, VideoStep.SeeMissing, VideoStepOutcome.Done);
        }

        Assert.NotNull(work.Videos[0].Error);
    }

    [Fact]
    public void Work_ManyVideosInAnyOrder_EachPartIsDoneOnceInItsPlaces()
    {
        for (var seed = 0; seed < 200; seed++)
            new RandomRun(seed).Check();
    }

    /// <summary>The kind of the next step that is taken; null where there is none.</summary>
    private static VideoStep? Next(VideoWork work) => work.TryTake(0, 0, out var video, out _) ? work.Videos[video].Step : null;

    private static VideoWork Fetched(params string[] hashes) => Fetched(hashes, hashes.Length);

    private static VideoWork Fetched(string[] hashes, int videos)
    {
        var work = VideoWork.Begin(videos, Places);
        for (var i = 0; i < hashes.Length; i++)
            Next(work);
        for (var i = 0; i < hashes.Length; i++)
            work.Apply(i, VideoStep.Fetch, new VideoStepOutcome { Hash = hashes[i] });
        return work;
    }

    /// <summary>Works on some videos whose steps end in a random order, some in errors.</summary>
    private sealed class RandomRun(int seed)
    {
        private const int FetchesAtOnce = 2;
        private const int FilesAtOnce = 3;

        private readonly Random random = new(seed);
        private readonly List<(int Video, VideoStep Step, int Part, int Round)> underWay = [];
        private readonly HashSet<(int Video, VideoStep Step, int Part, int Round)> begun = [];

        public void Check()
        {
            var work = VideoWork.Begin(random.Next(1, 8), new VideoPlaces(random.Next(1, 4), FetchesAtOnce, FilesAtOnce));
            var progress = 0.0;
            for (Fill(work); underWay.Count > 0; Fill(work))
            {
                var ended = underWay[random.Next(underWay.Count)];
                underWay.Remove(ended);
                work.Apply(ended.Video, ended.Step, OutcomeOf(ended.Step));
                Assert.InRange(work.Standing.Progress, progress, 1);
                progress = work.Standing.Progress;
            }

            Assert.All(work.Videos, video => Assert.Equal(VideoStep.End, video.Step));
            Assert.Equal(1, progress);
        }

        private void Fill(VideoWork work)
        {
            while (work.TryTake(Fetching, underWay.Count - Fetching, out var video, out var part))
            {
                var step = (video, work.Videos[video].Step, part, work.Videos[video].Round);
                Assert.True(begun.Add(step), $"{step} is begun twice with seed {seed}.");
                underWay.Add(step);
                Assert.InRange(Fetching, 0, FetchesAtOnce);
                Assert.InRange(work.Videos.Count(video => video.HoldsFile), 0, FilesAtOnce);
                Assert.InRange(underWay.Count - Fetching, 0, work.Places.Steps);
            }
        }

        private int Fetching => underWay.Count(step => step.Step == VideoStep.Fetch);

        private VideoStepOutcome OutcomeOf(VideoStep step) => random.Next(12) == 0
            ? VideoStepOutcome.Refused(Bad)
            : new VideoStepOutcome { Hash = $"{random.Next(3)}", Parts = step is VideoStep.Plan or VideoStep.Merge ? random.Next(4) : 0 };
    }
}
