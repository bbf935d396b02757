using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.Tests.Networks;

public sealed class ChannelPartsTests
{
    private static readonly RandomLayers Random = new(11);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Split_StretchOfManyChannels_GivesTheSameValues(int parts)
    {
        Network network = new("input",
        [
            Random.Convolution("first", "input", 3, 6, size: 1),
            new Activation("a", "first", ActivationKind.Relu6),
            Random.Depthwise("depthwise", "a", 6, stride: 2),
            new Identity("normalised", "depthwise"),
            new Activation("b", "normalised", ActivationKind.Relu6),
            Random.Convolution("last", "b", 6, 4, size: 1),
            new Activation("output", "last", ActivationKind.Relu),
        ]);

        var split = ChannelParts.Split(network, "first", parts);

        Assert.Equal(parts, split.Layers.OfType<Convolution>().Count(layer => layer.Kernel.Groups == 6 / parts && layer.Kernel.Height == 3));
        var image = Image.Random(6, 7, 3, seed: 5);
        var expected = DirectNetwork.Compute(network, image, "output").Values;
        var values = DirectNetwork.Compute(split, image, "output").Values;
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Split_ResultWithinTheStretchThatAnotherReads_IsRefused()
    {
        Network network = new("input",
        [
            Random.Convolution("first", "input", 3, 4, size: 1),
            Random.Depthwise("depthwise", "first", 4),
            Random.Convolution("last", "depthwise", 4, 4, size: 1),
            new Sum("output", "last", "first"),
        ]);

        Assert.Throws<InvalidOperationException>(() => ChannelParts.Split(network, "first", 2));
    }
}
