using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Video;

namespace Kashf.Core.Tests.Video;

public sealed class FrameSelectionTests
{
    [Fact]
    public void Keep_FirstFrame_IsKept() => Assert.True(new FrameSelection(1).Keep(TimeSpan.Zero, Pictures.At(0)));

    [Fact]
    public void Keep_SameFrameAgain_IsDropped()
    {
        var selection = new FrameSelection(0.01);
        selection.Keep(TimeSpan.Zero, Pictures.At(0));
        Assert.False(selection.Keep(TimeSpan.Zero, Pictures.At(0)));
    }

    [Fact]
    public void Keep_LeastDifferenceOfZero_KeepsEveryFrame()
    {
        var selection = new FrameSelection(0);
        Assert.All(Enumerable.Repeat(Pictures.At(3), 5), picture => Assert.True(selection.Keep(TimeSpan.Zero, picture)));
    }

    [Fact]
    public void Keep_SamePictureForLong_KeepsTheFirstFrameOfEachStretchOfTime()
    {
        var selection = new FrameSelection(0.4, TimeSpan.FromSeconds(1));
        double[] times = [0.3, 0.9, 1.1, 1.9, 2, 5.5, 5.9];
        Assert.Equal([0.3, 1.1, 2, 5.5], times.Where(time => selection.Keep(TimeSpan.FromSeconds(time), Pictures.At(0))));
    }

    [Fact]
    public void Keep_SlowChange_IsMeasuredFromTheLastKeptFrame()
    {
        var kept = Kept(0.4, [.. Enumerable.Range(0, Pictures.Steps + 1)]);
        Assert.InRange(kept.Count, 2, Pictures.Steps / 2);
    }

    [Fact]
    public void Keep_AnyFrames_KeepsExactlyThoseThatDifferFromTheLastKept() =>
        Prop.ForAll(Steps, steps =>
        {
            var kept = Kept(0.3, steps);
            var last = kept[0];
            return last == 0 && Enumerable.Range(1, steps.Length - 1).All(i =>
            {
                var differs = FrameSignature.Difference(Pictures.At(steps[last]), Pictures.At(steps[i])) >= 0.3;
                last = differs ? i : last;
                return differs == kept.Contains(i);
            });
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<int[]> Steps => Gen.Choose(0, Pictures.Steps).NonEmptyListOf().Select(steps => steps.ToArray()).ToArbitrary();

    private static List<int> Kept(double leastDifference, int[] steps)
    {
        var selection = new FrameSelection(leastDifference);
        return [.. Enumerable.Range(0, steps.Length).Where(i => selection.Keep(TimeSpan.Zero, Pictures.At(steps[i])))];
    }
}
