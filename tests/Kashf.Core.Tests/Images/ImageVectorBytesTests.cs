using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Images;

namespace Kashf.Core.Tests.Images;

public sealed class ImageVectorBytesTests
{
    [Fact]
    public void Encode_AnyVectors_DecodeAlmostAsTheyWere()
    {
        var vector =
            from values in Gen.Choose(-1_000_000, 1_000_000).ListOf(7)
            from box in Gen.OneOf(Gen.Constant((PixelBox?)null), Gen.Choose(1, int.MaxValue).Select(n => (PixelBox?)new PixelBox(-n, n / 2, n, n / 3)))
            from clarity in Gen.Choose(0, 100)
            select new ImageVector([.. values.Select(value => value / 1_000_000f)], box, clarity / 100f);

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(vector.ListOf()), vectors =>
        {
            var bytes = ImageVectorBytes.Encode([.. vectors]);
            var decoded = ImageVectorBytes.Decode(bytes);
            Assert.Equal(4 + (vectors.Count * (20 + (2 * 7))), bytes.Length);
            Assert.Equal(vectors.Select(one => (one.Box, one.Clarity)), decoded.Select(one => (one.Box, one.Clarity)));
            Assert.All(vectors.Zip(decoded).SelectMany(pair => pair.First.Values.Zip(pair.Second.Values)), value =>
                Assert.InRange(value.Second, value.First - MostError(value.First), value.First + MostError(value.First)));
        }));
    }

    [Fact]
    public void Encode_TwoDimensions_Throws() =>
        Assert.Throws<ArgumentException>(() => ImageVectorBytes.Encode([new ImageVector([1, 2]), new ImageVector([1])]));

    private static float MostError(float value) => Math.Max(MathF.Abs(value) / 2048, 1f / (1 << 25));
}
