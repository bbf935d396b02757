using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.Tests.Networks;

public sealed class FoldingTests
{
    private static readonly RandomLayers Random = new(3);

    [Fact]
    public void Affine_AfterAConvolution_GoesIntoIt() => Check(
        affineLeft: 0, Random.Convolution("convolution", "input", 3, 4), Random.Affine("output", "convolution", 4));

    [Fact]
    public void Affine_AfterADepthwiseConvolution_GoesIntoIt() => Check(
        affineLeft: 0, Random.Depthwise("convolution", "input", 3, stride: 2), Random.Affine("a", "convolution", 3), Random.Affine("output", "a", 3));

    [Fact]
    public void Affine_WhereAnotherReadsTheConvolution_Stays() => Check(
        affineLeft: 1,
        Random.Convolution("convolution", "input", 3, 4),
        Random.Affine("affine", "convolution", 4),
        new Sum("output", "affine", "convolution"));

    [Fact]
    public void Offset_AfterASum_GoesIntoItsConvolution() => Check(
        affineLeft: 0,
        Random.Convolution("convolution", "input", 3, 3),
        new Sum("sum", "convolution", "input"),
        Random.Offset("output", "sum", 3));

    [Fact]
    public void Factor_AfterASum_Stays() => Check(
        affineLeft: 1,
        Random.Convolution("convolution", "input", 3, 3),
        new Sum("sum", "convolution", "input"),
        Random.Affine("output", "sum", 3));

    [Fact]
    public void ZeroPadding_BeforeAConvolution_GoesIntoIt()
    {
        Network network = new("input",
        [
            new ZeroPadding("zeros", "input", new(0, 1, 2, 1)),
            Random.Convolution("output", "zeros", 3, 4, stride: 2, padding: Padding.None),
        ]);

        var folded = Folding.Fold(network, "output");

        Assert.DoesNotContain(folded.Layers, layer => layer is ZeroPadding);
        AssertSame(network, folded);
    }

    private static void Check(int affineLeft, params Layer[] layers)
    {
        Network network = new("input", layers);

        var folded = Folding.Fold(network, "output");

        Assert.Equal(affineLeft, folded.Layers.Count(layer => layer is Affine));
        AssertSame(network, folded);
    }

    private static void AssertSame(Network network, Network folded)
    {
        var image = Image.Random(6, 7, 3, seed: 5);
        var expected = DirectNetwork.Compute(network, image, "output").Values;
        var values = DirectNetwork.Compute(folded, image, "output").Values;
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }
}
