using Kashf.ModelConversion.Onnx;
using Kashf.ModelConversion.Tests.Networks;

namespace Kashf.ModelConversion.Tests.Onnx;

public sealed class ParametricRectifiersTests
{
    [Fact]
    public void ToConvolutions_SlopesOnBothSidesOfZeroAndOne_GivesTheSameValues()
    {
        float[] slopes = [-1.5f, -0.25f, 0, 0.5f, 1, 2.5f];
        var image = Image.Random(9, 7, slopes.Length, seed: 3).Select(value => value - 0.5f);
        var model = Model(slopes);

        var converted = ParametricRectifiers.ToConvolutions(model);

        Assert.Equal(["Conv", "Relu", "Conv", "Add", "Neg"], Operators(converted));
        var (expectedShape, expected) = OnnxRun.Run(model, image);
        var (shape, values) = OnnxRun.Run(converted, image);
        Assert.Equal(expectedShape, shape);
        Assert.Contains(expected, value => value > 0);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void ToConvolutions_NoRectifiers_LeavesTheFileAsItIs()
    {
        var graph = new OnnxGraph("test");
        graph.Input("input", -1, 3, 4, 4);
        graph.Operator("Relu", "output", ["input"]);
        graph.Output("output");
        var model = graph.ToFile();

        Assert.Equal(model, ParametricRectifiers.ToConvolutions(model));
    }

    [Fact]
    public void ToConvolutions_FileCutShort_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => ParametricRectifiers.ToConvolutions(Model([0.5f])[..^3]));

    private static byte[] Model(float[] slopes)
    {
        var graph = new OnnxGraph("test");
        graph.Input("input", -1, slopes.Length, 9, 7);
        graph.Operator("PRelu", "rectified", ["input", graph.Constant("slopes", slopes, slopes.Length, 1, 1)]);
        graph.Operator("Neg", "output", ["rectified"]);
        graph.Output("output");
        return graph.ToFile();
    }

    private static IEnumerable<string> Operators(byte[] model) =>
        from field in ProtocolBufferField.Read(model)
        where field.Number == 7
        from part in ProtocolBufferField.Read(field.Content)
        where part.Number == 1
        select OnnxNode.Read(part.Content).Type;
}
