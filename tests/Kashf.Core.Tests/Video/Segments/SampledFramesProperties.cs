using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Images;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;

namespace Kashf.Core.Tests.Video.Segments;

public sealed class SampledFramesProperties
{
    private static readonly Gen<float[]> Vectors =
        Gen.Choose(-2048, 2048).Select(value => value / 2048f).NonEmptyListOf().Select(values => values.ToArray());

    private static readonly Gen<FrameFace> Faces =
        from x in Gen.Choose(-10, 4000)
        from side in Gen.Choose(1, 4000)
        from clarity in Gen.Choose(0, 1000)
        from patch in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
        from embedding in Gen.OneOf(Gen.Constant<float[]?>(null), Vectors.Select(vector => (float[]?)vector))
        select new FrameFace { Box = new PixelBox(x, side, side, side + 1), Clarity = clarity / 1000f, Patch = patch, Embedding = embedding };

    private static readonly Gen<SeenFrame?> Seen = Gen.OneOf(
        Gen.Constant<SeenFrame?>(null),
        Vectors.Select(vector => (SeenFrame?)new SeenFrame { Vector = vector }),
        Faces.ListOf().Select(faces => (SeenFrame?)new SeenFrame { Faces = [.. faces] }));

    private static readonly Arbitrary<SampledFrame[]> Frames = (
        from step in Gen.Choose(1, 5)
        from seen in Seen.ListOf()
        select seen.Select((one, i) => new SampledFrame(
            new FramePosition(i * step, TimeSpan.FromTicks(i * 400_001L)), new FrameSignature(Pictures.Random(i)), one)).ToArray()).ToArbitrary();

    [Fact]
    public void ReadAsync_WhatWasWritten_IsTheSame() => Prop.ForAll(Frames, async frames =>
        Assert.True(FrameLists.AreSame(frames, await ReadAsync(await FrameLists.WriteAsync(frames))))).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadAsync_AnyByteChanged_Throws() =>
        Prop.ForAll(Frames, Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), async (frames, at, change) =>
        {
            var bytes = await FrameLists.WriteAsync(frames);
            bytes[at % bytes.Length] ^= (byte)change;
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(bytes));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadAsync_CutShort_Throws() => Prop.ForAll(Frames, Gen.Choose(0, int.MaxValue).ToArbitrary(), async (frames, length) =>
    {
        var bytes = await FrameLists.WriteAsync(frames);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(bytes[..(length % bytes.Length)]));
    }).QuickCheckThrowOnFailure();

    private static Task<List<SampledFrame>> ReadAsync(byte[] bytes) =>
        FrameLists.Read(bytes).ToListAsync(TestContext.Current.CancellationToken).AsTask();
}
