using Kashf.ModelConversion.BuiltIn;
using Kashf.ModelConversion.Networks;
using Kashf.ModelConversion.Tests.Networks;
using Kashf.ModelConversion.Tests.Onnx;

namespace Kashf.ModelConversion.Tests.BuiltIn;

/// <summary>
/// The networks of the packages, converted, beside two others: TensorFlow.js 4.22, which computed the figures here once from
/// the same files on its plain processor backend, and the plain definition of every layer.
/// </summary>
public sealed class SourcesTests
{
    private static readonly float[] Classes = [0.2205887f, 0.01013313f, 0.7546366f, 0.01234518f, 0.002296427f];

    [Fact]
    public void MobileNet_Classes_AreThoseOfTensorFlow()
    {
        var classes = OnnxRun.Compute(new Sources(Artifacts.Sources).MobileNet, Image.Pattern(224).Select(value => value / 255), "dense_3").Values;

        Assert.All(Classes.Zip(classes), pair => Assert.Equal(pair.First, pair.Second, 2e-5f));
    }

    [Fact]
    public void MobileNet_Drawing_IsFoundNeutral()
    {
        var drawing = Image.Filled(224, 224, 3, (y, x, channel) => Math.Sqrt((x - 112) * (x - 112) + (y - 112) * (y - 112)) switch
        {
            >= 60 => 1,
            >= 56 => 0,
            _ => channel == 0 ? 0.9f : channel == 1 ? 0.2f : 0.1f,
        });

        var classes = OnnxRun.Compute(new Sources(Artifacts.Sources).MobileNet, drawing, "dense_3").Values;

        Assert.All(new[] { 0.014083f, 0.0013108f, 0.98457f, 0.000038331f, 0.0000026437f }.Zip(classes), pair => Assert.Equal(pair.First, pair.Second, 2e-5f));
    }

    [Theory]
    [InlineData(96, 10, 249.493157, 0.6107856, 0.06129675, 0.1167090, 1.538406)]
    [InlineData(96, 14, 278.835305, 0.9290970, 0.000000, 0.06812825, 0.000000)]
    [InlineData(224, 10, 239.000986, 0.5498708, 0.01597039, 0.03105607, 1.618592)]
    [InlineData(224, 14, 249.435789, 0.7675219, 0.000000, 0.07149177, 0.09346750)]
    public void Coco_Means_AreThoseOfTensorFlow(int size, int block, double sum, params double[] first) => CheckMeans(
        new Sources(Artifacts.Sources).Coco, Image.Pattern(size).Select(value => (value - 127.5f) / 127.5f), Sources.CocoDepthwise(block), sum, first);

    [Theory]
    [InlineData("mixed5", 153.450155, 0.5886768, 0.003161701, 1.508347, 0.3924887)]
    [InlineData("mixed7", 39.8255292, 0.000000, 0.000000, 0.02472323, 0.1589457)]
    [InlineData("mixed8", 154.003817, 0.02354753, 0.0005880215, 0.000000, 0.07833533)]
    public void Inception_Means_AreThoseOfTensorFlow(string layer, double sum, params double[] first) => CheckMeans(
        new Sources(Artifacts.Sources).Inception, Image.Pattern(299).Select(value => value / 255), layer, sum, first);

    [Fact]
    public void Coco_EveryNumberOfALayer_IsThatOfItsDefinition() => CheckEveryNumber(
        new Sources(Artifacts.Sources).Coco, Image.Random(48, 64, 3, seed: 1), Sources.CocoDepthwise(14));

    [Fact]
    public void Inception_EveryNumberOfALayer_IsThatOfItsDefinition() => CheckEveryNumber(
        new Sources(Artifacts.Sources).Inception, Image.Random(43, 59, 3, seed: 2), "mixed2");

    private static void CheckMeans(Network network, Image image, string layer, double sum, double[] first)
    {
        var means = OnnxRun.Compute(network, image, layer).Means();

        Assert.Equal(sum, means.Sum(value => (double)value), sum * 1e-5);
        Assert.All(first.Zip(means), pair => Assert.Equal(pair.First, pair.Second, 1e-5 + pair.First * 1e-5));
    }

    private static void CheckEveryNumber(Network network, Image image, string layer)
    {
        var converted = OnnxRun.Compute(network, image, layer);

        var expected = DirectNetwork.Compute(network, image, layer);
        Assert.Equal(expected.Values.Length, converted.Values.Length);
        Assert.All(expected.Values.Zip(converted.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }
}
