using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.Onnx;

/// <summary>
/// Writes a network's layers as ONNX operators: from TensorFlow's images in rows of pixels to ONNX's in planes of channels.
/// </summary>
internal sealed class NetworkWriter(OnnxGraph graph)
{
    private readonly Dictionary<string, string> names = [];

    /// <returns>For each layer the name of its result in the graph.</returns>
    public static IReadOnlyDictionary<string, string> Write(Network network, string input, OnnxGraph graph)
    {
        var writer = new NetworkWriter(graph);
        writer.names[network.Input] = input;
        foreach (var layer in network.Layers)
            writer.names[layer.Name] = writer.Write(layer, [.. layer.Inputs.Select(name => writer.names[name])]);
        return writer.names;
    }

    private string Write(Layer layer, string[] inputs) => layer switch
    {
        Identity => inputs[0],
        Convolution convolution => Write(convolution, inputs[0]),
        Affine affine => Write(affine, inputs[0]),
        Activation activation => Write(activation, inputs[0]),
        Sum => graph.Operator("Add", layer.Name, inputs),
        Concatenation => graph.Operator("Concat", layer.Name, inputs, OnnxAttribute.Number("axis", 1)),
        Pooling pooling => Write(pooling, inputs[0]),
        ZeroPadding zeros => Write(zeros, inputs[0]),
        // Of images of one pixel, where both orders are the same: only those come to a Flatten in the networks converted.
        Flattening => graph.Operator("Flatten", layer.Name, inputs),
        Dense dense => Write(dense, inputs[0]),
        _ => throw new InvalidDataException($"No operator stands for {layer}."),
    };

    private string Write(Convolution convolution, string input)
    {
        var kernel = convolution.Kernel;
        var weights = graph.Constant($"{convolution.Name}/kernel", Planes(kernel), kernel.Outputs, kernel.InputsPerGroup, kernel.Height, kernel.Width);
        var offsets = graph.Constant($"{convolution.Name}/offsets", convolution.Offsets, kernel.Outputs);
        return graph.Operator(
            "Conv",
            convolution.Name,
            [input, weights, offsets],
            OnnxAttribute.Numbers("kernel_shape", kernel.Height, kernel.Width),
            OnnxAttribute.Numbers("strides", convolution.Stride, convolution.Stride),
            OnnxAttribute.Number("group", kernel.Groups),
            Attribute(convolution.Padding));
    }

    private string Write(Affine affine, string input)
    {
        var factors = graph.Constant($"{affine.Name}/factors", affine.Factors, affine.Factors.Length, 1, 1);
        var offsets = graph.Constant($"{affine.Name}/offsets", affine.Offsets, affine.Offsets.Length, 1, 1);
        return graph.Operator("Add", affine.Name, [graph.Operator("Mul", $"{affine.Name}/product", [input, factors]), offsets]);
    }

    private string Write(Activation activation, string input) => activation.Kind switch
    {
        ActivationKind.Relu => graph.Operator("Relu", activation.Name, [input]),
        ActivationKind.Relu6 => graph.Operator(
            "Clip",
            activation.Name,
            [input, graph.Constant($"{activation.Name}/least", [0f]), graph.Constant($"{activation.Name}/most", [6f])]),
        _ => graph.Operator("Softmax", activation.Name, [input], OnnxAttribute.Number("axis", 1)),
    };

    private string Write(Pooling pooling, string input) => graph.Operator(
        pooling.Kind == PoolingKind.Maximum ? "MaxPool" : "AveragePool",
        pooling.Name,
        [input],
        OnnxAttribute.Numbers("kernel_shape", pooling.Size, pooling.Size),
        OnnxAttribute.Numbers("strides", pooling.Stride, pooling.Stride),
        Attribute(pooling.Padding));

    private string Write(ZeroPadding zeros, string input)
    {
        var (top, left, bottom, right) = zeros.Padding;
        return graph.Operator("Pad", zeros.Name, [input, graph.Constant($"{zeros.Name}/sides", 0L, 0, top, left, 0, 0, bottom, right)]);
    }

    private string Write(Dense dense, string input)
    {
        var weights = graph.Constant($"{dense.Name}/weights", dense.Weights, dense.Weights.Length / dense.Outputs, dense.Outputs);
        return graph.Operator("Gemm", dense.Name, [input, weights, graph.Constant($"{dense.Name}/offsets", dense.Offsets, dense.Outputs)]);
    }

    private static ProtocolBuffer Attribute(Padding padding) => padding is Padding.Explicit(var top, var left, var bottom, var right)
        ? OnnxAttribute.Numbers("pads", top, left, bottom, right)
        : OnnxAttribute.Text("auto_pad", "SAME_UPPER");

    private static float[] Planes(Kernel kernel)
    {
        var planes = new float[kernel.Values.Length];
        var next = 0;
        for (var output = 0; output < kernel.Outputs; output++)
            for (var input = 0; input < kernel.InputsPerGroup; input++)
                for (var y = 0; y < kernel.Height; y++)
                    for (var x = 0; x < kernel.Width; x++)
                        planes[next++] = kernel[output, input, y, x];
        return planes;
    }
}
