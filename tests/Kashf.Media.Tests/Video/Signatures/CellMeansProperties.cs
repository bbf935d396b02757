using FsCheck;
using FsCheck.Fluent;
using Kashf.Media.Video.Signatures;

namespace Kashf.Media.Tests.Video.Signatures;

public sealed class CellMeansProperties
{
    private const int Side = 8;

    private static readonly Arbitrary<(int Width, int Height, byte[] Plane)> Planes = (
        from width in Gen.Choose(Side, 70)
        from height in Gen.OneOf(Gen.Choose(Side, 40), Gen.Choose(Side * 250, Side * 270))
        from seed in Gen.Choose(0, 1000)
        select (width, height, Plane(seed, width * height))).ToArbitrary();

    [Fact]
    public void Write_AnyPlane_IsTheMeanOfEachCell() => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(Planes, plane =>
    {
        Span<byte> means = stackalloc byte[Side * Side];
        CellMeans.Write(plane.Plane, plane.Width, plane.Height, Side, means);
        var expected = Means(plane.Plane, plane.Width, plane.Height);
        for (var cell = 0; cell < means.Length; cell++)
        {
            if (Math.Abs(expected[cell] - means[cell]) > 0.5)
                return false;
        }

        return true;
    }));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Write_PlaneSmallerThanItsCells_RepeatsPixels(int width, int height)
    {
        var means = new byte[Side * Side];
        CellMeans.Write([.. Enumerable.Repeat((byte)77, width * height)], width, height, Side, means);
        Assert.All(means, mean => Assert.Equal(77, mean));
    }

    [Fact]
    public void Write_PlaneOfAnotherSize_Throws() =>
        Assert.Throws<ArgumentException>(() => CellMeans.Write(new byte[99], 10, 10, Side, new byte[Side * Side]));

    private static double[] Means(byte[] plane, int width, int height)
    {
        var (sums, areas) = (new double[Side * Side], new double[Side * Side]);
        for (var i = 0; i < plane.Length; i++)
        {
            var cell = (CellOf(i / width, height) * Side) + CellOf(i % width, width);
            sums[cell] += plane[i];
            areas[cell]++;
        }

        return [.. sums.Zip(areas, (sum, area) => sum / area)];
    }

    /// <summary>The first cell that ends behind it.</summary>
    private static int CellOf(int at, int length)
    {
        var cell = 0;
        while (at >= (cell + 1) * length / Side)
            cell++;
        return cell;
    }

    private static byte[] Plane(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
