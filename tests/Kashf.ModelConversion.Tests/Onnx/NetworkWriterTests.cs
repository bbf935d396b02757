using Kashf.ModelConversion.Networks;
using Kashf.ModelConversion.Tests.Networks;

namespace Kashf.ModelConversion.Tests.Onnx;

/// <summary>Each kind of layer, run by ONNX Runtime, beside its plain definition.</summary>
public sealed class NetworkWriterTests
{
    private static readonly RandomLayers Random = new(7);

    [Theory]
    [InlineData(8, 8, 3, 1)]
    [InlineData(8, 9, 3, 2)]
    [InlineData(7, 10, 3, 2)]
    [InlineData(11, 5, 5, 3)]
    [InlineData(6, 6, 1, 1)]
    public void Convolution_Same_IsThatOfItsDefinition(int height, int width, int size, int stride) =>
        Check(height, width, Random.Convolution("output", "input", 3, 5, size, stride));

    [Theory]
    [InlineData(9, 8, 3, 2)]
    [InlineData(7, 7, 7, 1)]
    public void Convolution_Valid_IsThatOfItsDefinition(int height, int width, int size, int stride) =>
        Check(height, width, Random.Convolution("output", "input", 3, 4, size, stride, Padding.None));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Convolution_Depthwise_IsThatOfItsDefinition(int stride) => Check(9, 6, Random.Depthwise("output", "input", 3, stride));

    [Theory]
    [InlineData(0, 3, 2)]
    [InlineData(1, 3, 1)]
    [InlineData(0, 2, 2)]
    public void Pooling_OfEitherKind_IsThatOfItsDefinition(int kind, int size, int stride)
    {
        Check(7, 8, new Pooling("output", "input", (PoolingKind)kind, size, stride, Padding.Same));
        Check(7, 8, new Pooling("output", "input", (PoolingKind)kind, size, stride, Padding.None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Activation_OfEitherKind_IsThatOfItsDefinition(int kind) => Check(
        4, 4, new Affine("steep", "input", [9, 9, 9], [0, 1, 2]), new Activation("output", "steep", (ActivationKind)kind));

    [Fact]
    public void SumAndConcatenation_OfConvolutions_AreThoseOfTheirDefinition() => Check(
        6,
        6,
        Random.Convolution("a", "input", 3, 4),
        Random.Convolution("b", "input", 3, 4),
        new Sum("sum", "a", "b"),
        new Concatenation("output", ["sum", "input", "b"]));

    [Fact]
    public void Classifier_WithDenseLayersAndSoftmax_IsThatOfItsDefinition() => Check(
        5,
        5,
        new Pooling("mean", "input", PoolingKind.Average, 5, 5, Padding.None),
        new Flattening("row", "mean"),
        Random.Dense("hidden", "row", 3, 6),
        new Activation("positive", "hidden", ActivationKind.Relu),
        Random.Dense("classes", "positive", 6, 4),
        new Activation("output", "classes", ActivationKind.Softmax));

    private static void Check(int height, int width, params Layer[] layers)
    {
        var network = new Network("input", layers);
        var image = Image.Random(height, width, 3, seed: height * 100 + width);

        var converted = OnnxRun.Compute(network, image, "output");

        var expected = DirectNetwork.Compute(network, image, "output");
        Assert.Equal((expected.Height, expected.Width, expected.Channels), (converted.Height, converted.Width, converted.Channels));
        Assert.All(expected.Values.Zip(converted.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }
}
