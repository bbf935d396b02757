using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Video;

namespace Kashf.Core.Tests.Video;

public sealed class FrameDifferenceProperties
{
    private static readonly Arbitrary<FrameSignature> Signatures = Gen.OneOf(
        Gen.Choose(0, Pictures.Steps).Select(Pictures.At),
        Gen.Choose(0, 100_000).Select(seed => new FrameSignature(Pictures.Random(seed))),
        Gen.Choose(0, 255).Select(value => new FrameSignature([.. Enumerable.Repeat((byte)value, FrameSignature.Length)]))).ToArbitrary();

    [Fact]
    public void Difference_AnyTwo_IsSymmetricAndFromZeroToOne() => Prop.ForAll(Signatures, Signatures, (one, other) =>
    {
        var difference = FrameSignature.Difference(one, other);
        return difference is >= 0 and <= 1 && difference == FrameSignature.Difference(other, one);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Difference_OfTheSame_IsZero() => Prop.ForAll(
        Signatures, one => FrameSignature.Difference(one, new FrameSignature([.. one.Bytes])) == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Difference_FurtherChange_IsNoSmaller() => Prop.ForAll(Gen.Choose(0, Pictures.Steps - 1).ToArbitrary(), step =>
        FrameSignature.Difference(Pictures.At(0), Pictures.At(step)) <= FrameSignature.Difference(Pictures.At(0), Pictures.At(step + 1)) + 0.02)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Difference_OfAnotherLength_Throws() => Assert.Throws<ArgumentException>(
        () => FrameSignature.Difference(Pictures.At(0), new FrameSignature(new byte[FrameSignature.Length - 1])));
}
